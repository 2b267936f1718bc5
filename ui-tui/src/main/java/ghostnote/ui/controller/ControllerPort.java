package ghostnote.ui.controller;

import ghostnote.engine.RealTime;
import ghostnote.engine.os.Wake;
import ghostnote.engine.ring.Inbox;
import ghostnote.engine.wire.MidiListener;
import ghostnote.engine.wire.PackedMessage;
import ghostnote.midi.controller.Taken;

/**
 * Takes the messages of one controller that are bound to something, all while somebody learns, and leaves the others alone.
 *
 * <p>Thread: any, one at a time. Real-time safe: yes, once made.
 */
public final class ControllerPort implements MidiListener {
    private final int number;
    private final String name;
    private final Inbox inbox;
    private final Wake view;
    private volatile Taken taken;
    private volatile long lostMessages;

    ControllerPort(int number, String name, Inbox inbox, Wake view, Taken taken) {
        this.number = number;
        this.name = name;
        this.inbox = inbox;
        this.view = view;
        this.taken = taken;
    }

    /** That of the controller. */
    public String name() {
        return name;
    }

    /** Whether a message is meant for a control here, and so for nobody else: a bound pad is no drum. */
    @RealTime
    public boolean takes(int status, int data1) {
        return taken.has(status, data1);
    }

    @Override
    @RealTime
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    public void onMessage(long atNs, int status, int data1, int data2) {
        if (!takes(status, data1)) {
            return;
        }
        if (inbox.offer(PackedMessage.of(status, data1, data2), number, atNs)) {
            view.wake();
        } else {
            lostMessages++;
        }
    }

    /** How many came when too many were on their way. */
    long lostMessages() {
        return lostMessages;
    }

    void take(Taken those) {
        taken = those;
    }
}
