package ghostnote.audio.lv2;

/** What LV2 calls things. */
final class Uris {
    static final String CORE = "http://lv2plug.in/ns/lv2core#";
    static final String ATOM = "http://lv2plug.in/ns/ext/atom#";
    static final String BUFFER = "http://lv2plug.in/ns/ext/buf-size#";
    static final String OPTIONS = "http://lv2plug.in/ns/ext/options#";
    static final String STATE = "http://lv2plug.in/ns/ext/state#";
    static final String URID = "http://lv2plug.in/ns/ext/urid#";
    static final String WORKER = "http://lv2plug.in/ns/ext/worker#";

    static final String INSTRUMENT = CORE + "InstrumentPlugin";
    static final String MIDI_EVENT = "http://lv2plug.in/ns/ext/midi#MidiEvent";
    static final String MINIMUM_SIZE = "http://lv2plug.in/ns/ext/resize-port#minimumSize";
    static final String PRESET = "http://lv2plug.in/ns/ext/presets#Preset";
    static final String SAMPLE_RATE = "http://lv2plug.in/ns/ext/parameters#sampleRate";
    static final String TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    static final String LABEL = "http://www.w3.org/2000/01/rdf-schema#label";

    static final String ATOM_CHUNK = ATOM + "Chunk";
    static final String ATOM_DOUBLE = ATOM + "Double";
    static final String ATOM_FLOAT = ATOM + "Float";
    static final String ATOM_INT = ATOM + "Int";
    static final String ATOM_SEQUENCE = ATOM + "Sequence";

    private Uris() {}
}
