package ghostnote.engine.model;

/**
 * A drummer as data.
 *
 * @param config its shape
 * @param weights its numbers, checked against the shape
 */
public record Model(ModelConfig config, Weights weights) {}
