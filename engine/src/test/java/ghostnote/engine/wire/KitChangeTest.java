package ghostnote.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.KitMap;
import ghostnote.engine.drum.Strike;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.transport.Motion;
import ghostnote.engine.transport.Transport;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.Timeline;
import ghostnote.engine.wire.MidiStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KitChangeTest {
    private static final Timeline TIMELINE = new Timeline(0, 10_000_000, 120);

    private final HitRing ring = new HitRing(HitRing.DEFAULT_CAPACITY);
    private final List<String> sent = new ArrayList<>();

    private OutputDuty duty(KitMap kit) {
        Transport transport = new Transport();
        transport.add(
                Motion.ROLLS,
                TIMELINE.originTick(),
                TIMELINE.originNs(),
                Timeline.nanosPerTick(TIMELINE.tempoBpm()),
                0);
        return new OutputDuty(
                ring.newReader(),
                (_, status, note, velocity) -> {
                    if (status < MidiStatus.CLOCK) {
                        sent.add("%x %d %d".formatted(status, note, velocity));
                    }
                },
                kit,
                transport,
                0);
    }

    private static KitMap kit(int channel, int note) {
        return new KitMap(
                "a kit", Map.of(Voice.SNARE, new Strike(channel, note, 10, 64, 1), Voice.KICK, Strike.of(15, 0)), Map.of());
    }

    private static void play(OutputDuty duty, long untilTick) {
        long nowNs = 0;
        while (!duty.ended() && nowNs <= TIMELINE.dueNs(untilTick)) {
            nowNs = duty.doWork(nowNs);
        }
    }

    @Test
    void aNoteEndsWhereItWasSentThoughTheKitHasChanged() {
        OutputDuty duty = duty(kit(3, 50));
        ring.offerHit(0, 0, Voice.SNARE.ordinal(), 127);
        ring.offerHit(1, 40, Voice.SNARE.ordinal(), 1);
        ring.offerHit(2, 40, Voice.RIDE.ordinal(), 1);
        ring.offerEnd(480);
        play(duty, 20);
        duty.playOn(kit(4, 51));
        play(duty, 480);
        assertEquals(List.of("93 50 64", "94 51 10", "83 50 0", "84 51 0"), sent, "and what it lacks is not sent");
    }

    @Test
    void howeverOftenTheKitChangesEachNoteEndsOnce() {
        SplittableRandom random = new SplittableRandom(1);
        OutputDuty duty = duty(KitMap.GENERAL_MIDI);
        long number = 0;
        long nowNs = 0;
        for (long tick = 0; tick < 20_000; tick += random.nextInt(40)) {
            ring.offerHit(number++, tick, random.nextInt(Voice.count()), 1 + random.nextInt(127));
            if (random.nextInt(5) == 0) {
                duty.playOn(random.nextBoolean() ? KitMap.GENERAL_MIDI : kit(random.nextInt(16), random.nextInt(4)));
            }
            while (nowNs <= TIMELINE.dueNs(tick)) {
                nowNs = duty.doWork(nowNs);
            }
        }
        duty.requestStop();
        duty.doWork(nowNs);
        Set<String> sounding = new HashSet<>();
        int ons = 0;
        for (String message : sent) {
            String[] words = message.split(" ", -1);
            String address = words[0].charAt(1) + " " + words[1];
            if (words[0].charAt(0) == '9') {
                assertTrue(sounding.add(address), message);
                ons++;
            } else {
                assertTrue(sounding.remove(address), message);
            }
        }
        assertEquals(Set.of(), sounding);
        assertTrue(ons > 300, "so few: " + ons);
    }
}
