package ghostnote.audio.lv2;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What this host has for plugins. */
final class HostFeatures {
    private static final String MAP = Uris.URID + "map";
    private static final String UNMAP = Uris.URID + "unmap";
    private static final String OPTION_LIST = Uris.OPTIONS + "options";
    private static final String SCHEDULE = Uris.WORKER + "schedule";
    private static final String BOUNDED_BLOCKS = Uris.BUFFER + "boundedBlockLength";
    static final String DEFAULT_STATE = Uris.STATE + "loadDefaultState";

    /** The last three are promises: sound goes out elsewhere than it came in, in real time, without waiting. */
    private static final Set<String> ALL = Set.of(
            MAP,
            UNMAP,
            OPTION_LIST,
            SCHEDULE,
            BOUNDED_BLOCKS,
            DEFAULT_STATE,
            Uris.CORE + "inPlaceBroken",
            Uris.CORE + "isLive",
            Uris.CORE + "hardRTCapable");

    private static final String LEAST_BLOCK = Uris.BUFFER + "minBlockLength";
    private static final String MOST_BLOCK = Uris.BUFFER + "maxBlockLength";
    private static final String USUAL_BLOCK = Uris.BUFFER + "nominalBlockLength";
    private static final String SEQUENCE_SIZE = Uris.BUFFER + "sequenceSize";
    private static final Set<String> ALL_OPTIONS =
            Set.of(LEAST_BLOCK, MOST_BLOCK, USUAL_BLOCK, SEQUENCE_SIZE, Uris.SAMPLE_RATE);

    private static final int OPTION_BYTES = 32;
    private static final int OPTION_KEY_AT = 8;
    private static final int OPTION_SIZE_AT = 12;
    private static final int OPTION_TYPE_AT = 16;
    private static final int OPTION_VALUE_AT = 24;

    private HostFeatures() {}

    /** Those that are not to be had here. */
    static List<String> lacking(List<String> features) {
        return features.stream().filter(feature -> !ALL.contains(feature)).toList();
    }

    /** The same of options. */
    static List<String> lackingOptions(List<String> options) {
        return options.stream().filter(option -> !ALL_OPTIONS.contains(option)).toList();
    }

    /**
     * An array of LV2_Feature pointers that ends with null.
     *
     * @param schedule the worker's LV2_Worker_Schedule
     * @param sequenceBytes the room for events
     */
    static MemorySegment array(Arena arena, Urids urids, int rateHz, MemorySegment schedule, int sequenceBytes) {
        List<Object> features = new ArrayList<>();
        features.add(feature(arena, MAP, urids.map()));
        features.add(feature(arena, UNMAP, urids.unmap()));
        features.add(feature(arena, OPTION_LIST, options(arena, urids, rateHz, sequenceBytes)));
        features.add(feature(arena, SCHEDULE, schedule));
        features.add(feature(arena, BOUNDED_BLOCKS, MemorySegment.NULL));
        features.add(feature(arena, DEFAULT_STATE, MemorySegment.NULL));
        features.add(MemorySegment.NULL);
        return NativeCalls.struct(arena, features.toArray());
    }

    private static MemorySegment feature(Arena arena, String uri, MemorySegment data) {
        return NativeCalls.struct(arena, arena.allocateFrom(uri), data);
    }

    /** An array of LV2_Options_Option (LV2 options.h) that ends with zeros. */
    private static MemorySegment options(Arena arena, Urids urids, int rateHz, int sequenceBytes) {
        String[] keys = {LEAST_BLOCK, MOST_BLOCK, USUAL_BLOCK, SEQUENCE_SIZE};
        int[] values = {1, Lv2Instance.RUN_FRAMES, Lv2Instance.RUN_FRAMES, sequenceBytes};
        MemorySegment options =
                arena.allocate(MemoryLayout.sequenceLayout((keys.length + 2L) * OPTION_BYTES / Long.BYTES, ValueLayout.JAVA_LONG));
        for (int i = 0; i < keys.length; i++) {
            set(
                    options.asSlice((long) i * OPTION_BYTES, OPTION_BYTES),
                    urids.of(keys[i]),
                    urids.of(Uris.ATOM_INT),
                    arena.allocateFrom(ValueLayout.JAVA_INT, values[i]));
        }
        set(
                options.asSlice((long) keys.length * OPTION_BYTES, OPTION_BYTES),
                urids.of(Uris.SAMPLE_RATE),
                urids.of(Uris.ATOM_FLOAT),
                arena.allocateFrom(ValueLayout.JAVA_FLOAT, rateHz));
        return options;
    }

    private static void set(MemorySegment option, int key, int type, MemorySegment value) {
        option.set(ValueLayout.JAVA_INT, OPTION_KEY_AT, key);
        option.set(ValueLayout.JAVA_INT, OPTION_SIZE_AT, (int) value.byteSize());
        option.set(ValueLayout.JAVA_INT, OPTION_TYPE_AT, type);
        option.set(ValueLayout.ADDRESS, OPTION_VALUE_AT, value);
    }
}
