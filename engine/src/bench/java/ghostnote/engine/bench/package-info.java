/**
 * One network step of the seed drummer against its peers, in one run. See {@link ghostnote.engine.bench.StepRace}.
 */
package ghostnote.engine.bench;
