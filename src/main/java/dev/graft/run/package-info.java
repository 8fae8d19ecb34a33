/**
 * The waist of the library: what a run leaves behind and where it is kept, with no engine in sight.
 */
package dev.graft.run;
