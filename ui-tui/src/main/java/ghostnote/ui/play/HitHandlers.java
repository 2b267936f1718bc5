package ghostnote.ui.play;

import ghostnote.engine.ring.HitHandler;
import java.util.List;

/** Tells some handlers of everything, in their order. */
record HitHandlers(List<HitHandler> each) implements HitHandler {
    @Override
    public void onHit(long number, long tick, int voice, int velocity) {
        each.forEach(handler -> handler.onHit(number, tick, voice, velocity));
    }

    @Override
    public void onLikelihood(long number, float likelihood) {
        each.forEach(handler -> handler.onLikelihood(number, likelihood));
    }

    @Override
    public void onRevoke(long fromNumber) {
        each.forEach(handler -> handler.onRevoke(fromNumber));
    }

    @Override
    public void onChange(long tick, int knob, float value) {
        each.forEach(handler -> handler.onChange(tick, knob, value));
    }

    @Override
    public void onEnd(long tick) {
        each.forEach(handler -> handler.onEnd(tick));
    }
}
