package dev.graft.run;

import dev.graft.show.Shown;

/**
 * What a run cost. Of a run from elsewhere that does not say it, passes and seconds are NaN and
 * whole numbers -1.
 *
 * @param passes passes over the training rows, those of the run it continues included
 * @param updates gradient steps, likewise
 * @param seconds wall-clock seconds of training, likewise, without validation and test
 * @param trainedParameters numbers that the last phase changed
 * @param labels labelled rows it used, training and validation together
 */
public record Budget(
    double passes, long updates, double seconds, long trainedParameters, int labels)
    implements Shown {}
