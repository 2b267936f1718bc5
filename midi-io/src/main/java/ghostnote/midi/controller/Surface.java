package ghostnote.midi.controller;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Cue;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Names;
import ghostnote.midi.controller.Movement.By;
import ghostnote.midi.controller.Movement.Press;
import ghostnote.midi.controller.Movement.To;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One controller: what is bound on it, and what happens when it is moved.
 *
 * <p>What tells where it stands does not act until it has come to where the knob stands, or passed it, and waits again once
 * somebody else has turned the knob. So a knob never moves further than the control did, and a step of it.
 *
 * <p>Thread: one owner. Real-time safe: no.
 */
public final class Surface {
    /** Two turns that are no further apart are one movement. */
    private static final long LONGEST_PAUSE_NS = 1_000_000_000;

    /** Numbers are rounded to so many parts of one: finer is not heard, and long to read. */
    private static final double PARTS = 1000;

    private static final int CLICKS = 127;

    private final Names names;
    private final Hand hand;
    private final Consumer<String> teller;
    private final List<Bound> all = new ArrayList<>();
    private Bound last;
    private long lastNs;

    /**
     * @param names of what there is, now and later
     * @param teller is told, in a line, what waits to pick up
     */
    public Surface(Names names, Hand hand, Consumer<String> teller) {
        this.names = names;
        this.hand = hand;
        this.teller = teller;
    }

    /**
     * Binds.
     *
     * @return what was bound to the same messages before, and is no more
     */
    public List<Binding> bind(Binding binding) {
        List<Binding> replaced =
                bindings().stream().filter(other -> other.source().isLike(binding.source())).toList();
        all.removeIf(bound -> replaced.contains(bound.binding));
        all.add(new Bound(binding));
        return replaced;
    }

    /** Unbinds all that a target is bound to; false if there was nothing. */
    public boolean forget(Target target) {
        return all.removeIf(bound -> bound.binding.target().equals(target));
    }

    /** What is bound, in the order in which it was. */
    public List<Binding> bindings() {
        return all.stream().map(bound -> bound.binding).toList();
    }

    /** Which messages are bound, as it is now. */
    public Taken taken() {
        return new Taken(bindings().stream().map(Binding::source).toList());
    }

    /** What waits to pick up, as it is now. */
    public List<Waiting> waiting() {
        return all.stream().flatMap(bound -> bound.waiting().stream()).toList();
    }

    /**
     * Takes a message; one that is not bound, or is no message, does nothing.
     *
     * @param atNs when it came
     */
    public void take(long atNs, int status, int data1, int data2) {
        if (((data1 | data2) & ~0x7F) != 0) {
            return;
        }
        for (Bound bound : all) {
            if (bound.binding.source().owns(status, data1)) {
                bound.take(atNs, status, data1, data2);
                return;
            }
        }
    }

    /** A binding, and where it stands. */
    private final class Bound {
        private final Binding binding;
        private final Decoder decoder;
        private final List<Knob> knobs;
        private final PickUp[] pickUps;

        /** For each knob, the value at which the control stands. */
        private final float[] asked;

        private final boolean[] waits;

        Bound(Binding binding) {
            this.binding = binding;
            decoder = new Decoder(binding.source());
            knobs = binding.target() instanceof Target.Knobs target ? target.knobs() : List.of();
            pickUps = knobs.stream().map(_ -> new PickUp()).toArray(PickUp[]::new);
            asked = new float[knobs.size()];
            Arrays.fill(asked, Float.NaN);
            waits = new boolean[knobs.size()];
        }

        void take(long atNs, int status, int data1, int data2) {
            Optional<Movement> movement = decoder.take(status, data1, data2);
            if (movement.isEmpty()) {
                return;
            }
            switch (movement.get()) {
                case To to -> turn(to(to, atNs), atNs);
                case By by -> turn(by(by.clicks()), atNs);
                case Press _ -> press(atNs);
            }
        }

        private void press(long atNs) {
            if (binding.target() instanceof Target.Line line) {
                hand.obey(line.text(), atNs);
                return;
            }
            boolean isOn = knobs.stream()
                    .allMatch(knob -> !knob.control().isAct() && hand.value(knob.number()) == most(knob));
            List<Cue> cues = knobs.stream()
                    .map(knob -> cue(knob, isOn ? binding.least() : most(knob)))
                    .toList();
            hand.turn(cues, false);
            last = null;
        }

        private List<Cue> by(int clicks) {
            List<Cue> cues = new ArrayList<>();
            for (Knob knob : knobs) {
                float value = hand.value(knob.number());
                boolean isNumber = knob.control().kind() == Control.Kind.NUMBER;
                double click = isNumber ? (binding.most() - binding.least()) / CLICKS : 1;
                // What somebody else has turned beyond the range comes back into it without a jump.
                float lowest = Math.min(value, binding.least());
                float highest = Math.max(value, most(knob));
                float to = Math.clamp(rounded(knob, value + clicks * click), lowest, highest);
                if (to != value) {
                    cues.add(cue(knob, to));
                }
            }
            return cues;
        }

        private List<Cue> to(To to, long atNs) {
            List<Cue> cues = new ArrayList<>();
            for (int i = 0; i < knobs.size(); i++) {
                Knob knob = knobs.get(i);
                float range = most(knob) - binding.least();
                float now = Math.clamp(
                        rounded(knob, binding.least() + to.share() * range), binding.least(), most(knob));
                float value = hand.value(knob.number());
                boolean isMoved = now != asked[i];
                asked[i] = now;
                boolean isFree = !binding.pickup() || knob.control().isAct();
                boolean follows = pickUps[i].follows(now, value, (float) to.step() * range, atNs) || isFree;
                if (!follows && !waits[i]) {
                    tell(new Waiting(binding, knob, now, value));
                }
                waits[i] = !follows;
                if (follows && (isMoved || now != value && !knob.control().isAct())) {
                    cues.add(cue(knob, now));
                    pickUps[i].turned(now, atNs);
                }
            }
            return cues;
        }

        private void turn(List<Cue> cues, long atNs) {
            if (!cues.isEmpty()) {
                hand.turn(cues, last == this && atNs - lastNs <= LONGEST_PAUSE_NS);
                last = this;
                lastNs = atNs;
            }
        }

        private static Cue cue(Knob knob, float value) {
            return new Cue(0, knob.number(), value);
        }

        private static float rounded(Knob knob, double value) {
            return (float) (knob.control().kind() == Control.Kind.NUMBER
                    ? Math.rint(value * PARTS) / PARTS
                    : Math.rint(value));
        }

        /** There may be fewer styles or drummers than there were when it was bound. */
        private float most(Knob knob) {
            return switch (knob.control().kind()) {
                case STYLE -> most(names.styles().size());
                case DRUMMER -> most(names.drummers().size());
                default -> binding.most();
            };
        }

        private float most(int count) {
            return Math.clamp(binding.most(), binding.least(), Math.max(binding.least(), count));
        }

        List<Waiting> waiting() {
            List<Waiting> waiting = new ArrayList<>();
            for (int i = 0; i < knobs.size(); i++) {
                if (waits[i]) {
                    Knob knob = knobs.get(i);
                    waiting.add(new Waiting(binding, knob, asked[i], hand.value(knob.number())));
                }
            }
            return waiting;
        }

        private void tell(Waiting waiting) {
            Knob knob = waiting.knob();
            String stands = "%s stands at %s".formatted(knob.name(), knob.format(waiting.value(), names));
            teller.accept(waiting.isInReach()
                    ? "waiting to pick up: %s, turn %s %s"
                            .formatted(stands, binding.source(), waiting.isUp() ? "up" : "down")
                    : "waiting to pick up: %s, and %s reaches from %s to %s only"
                            .formatted(
                                    stands,
                                    binding.source(),
                                    knob.format(binding.least(), names),
                                    knob.format(most(knob), names)));
        }
    }
}
