package ghostnote.ui.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.drum.Lane;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.Bars;
import ghostnote.engine.time.Meter;
import ghostnote.presets.Catalog;
import ghostnote.ui.cast.Cast;
import ghostnote.ui.play.Sight;
import ghostnote.ui.screen.Snapshot.Pending;
import ghostnote.ui.set.CueText;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingTurnsTest {
    private static final int BAR = Meter.COMMON.ticksPerBar();

    private final Bars bars = new Bars(Meter.COMMON);
    private final CueText text = new CueText(Meter.COMMON, Cast.of(Catalog.defaultDrummer()));
    private final PendingTurns pending = new PendingTurns();

    private void turned(long tick, Control control, float value) {
        pending.turned(tick, Knob.number(control), value, bars);
    }

    private List<Pending> after(long tick) {
        return pending.after(new Sight.Place(tick, bars, 0, 0, 0), text);
    }

    @Test
    void whatIsHeardOnTheNextBarWaitsUntilThenAndWhatIsHeardAtOnceDoesNot() {
        turned(100, Control.TEMPERATURE, 1.3f);
        turned(100, Control.FILL, 1);
        turned(100, Control.FREEZE, 2);
        List<Pending> both = List.of(new Pending("freeze 2", 2), new Pending("fill", 2));
        assertEquals(both, after(101));
        assertEquals(both, after(BAR - 1));
        assertEquals(List.of(), after(BAR));
    }

    @Test
    void ofAKnobThatIsTurnedAgainTheLastCounts() {
        turned(100, Control.FREEZE, 2);
        turned(200, Control.FREEZE, 4);
        assertEquals(List.of(new Pending("freeze 4", 2)), after(300));
    }

    @Test
    void theVoicesOfALaneAreOneThing() {
        for (Voice voice : Lane.RIM.voices()) {
            pending.turned(100, Knob.number(Control.MUTE) + voice.ordinal(), 1, bars);
        }
        assertEquals(List.of(new Pending("mute rim", 2)), after(100));
    }

    @Test
    void aPlaceOfTheSongIsComeToWhereItLands() {
        turned(100, Control.LOCATE, 8f * BAR);
        long landing = Control.landsAt(100, 8L * BAR, bars);
        assertEquals(List.of(new Pending("locate", bars.barAt(landing) + 1)), after(200));
        assertEquals(List.of(), after(landing));
    }
}
