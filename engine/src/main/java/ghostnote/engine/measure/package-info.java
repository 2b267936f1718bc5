/** Histograms of durations. The only room that imports HdrHistogram. */
package ghostnote.engine.measure;
