package ghostnote.ui.stage;

import ghostnote.engine.ring.HitHandler;
import ghostnote.ui.play.Sight;
import ghostnote.ui.play.View;
import java.util.function.Consumer;

/**
 * One track on the stage: its hits, what was turned there and is not heard yet, its dials, and what keys do while it is
 * steered.
 *
 * <p>Thread: the view.
 */
final class Scene implements HitHandler {
    private final Sight sight;
    private final Dials dials;
    private final Keyboard keyboard;
    private final Pattern pattern = new Pattern();
    private final PendingTurns pending = new PendingTurns();

    /**
     * @param desk does what a line says
     * @param tell takes lines for the performer
     */
    Scene(Sight sight, KeyTable keys, Menus menus, View.Desk desk, Consumer<String> tell) {
        this.sight = sight;
        dials = new Dials(sight.text().cast());
        keyboard = new Keyboard(keys, menus, sight, desk, dials, tell);
    }

    Sight sight() {
        return sight;
    }

    Dials dials() {
        return dials;
    }

    Keyboard keyboard() {
        return keyboard;
    }

    Pattern pattern() {
        return pattern;
    }

    PendingTurns pending() {
        return pending;
    }

    @Override
    public void onHit(long number, long tick, int voice, int velocity) {
        pattern.onHit(number, tick, voice, velocity);
    }

    @Override
    public void onLikelihood(long number, float likelihood) {
        pattern.onLikelihood(number, likelihood);
    }

    @Override
    public void onRevoke(long fromNumber) {
        pattern.onRevoke(fromNumber);
    }

    @Override
    public void onChange(long tick, int knob, float value) {
        pending.turned(tick, knob, value, sight.bars());
    }
}
