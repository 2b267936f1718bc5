package ghostnote.engine.learn;

/** How the weights follow the gradient. */
public enum UpdateRule {
    /** Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015. */
    ADAM,
    /** Tieleman and Hinton, lecture 6.5 of "Neural networks for machine learning", 2012. */
    RMSPROP
}
