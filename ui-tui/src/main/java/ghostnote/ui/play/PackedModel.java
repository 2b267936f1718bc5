package ghostnote.ui.play;

import ghostnote.engine.model.Model;

/**
 * What a network is made of: the same gives the same.
 *
 * @param weights how they are held, by name
 */
record PackedModel(Model model, String weights) {}
