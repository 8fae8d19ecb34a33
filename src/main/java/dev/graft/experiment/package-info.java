/** Arms by seeds: what the store lacks is trained, independent runs side by side. */
package dev.graft.experiment;
