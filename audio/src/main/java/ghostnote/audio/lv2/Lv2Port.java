package ghostnote.audio.lv2;

/**
 * A port of a plugin, as its description says.
 *
 * @param index its place among the plugin's ports
 * @param symbol what programs call it
 * @param name what people call it
 * @param kind what goes through it
 * @param optional whether it may be left unconnected
 * @param takesMidi whether it is an input for MIDI events
 * @param leastBytes the least room that an event port wants; 0 if it does not say
 * @param range of a control; of other ports none
 */
public record Lv2Port(
        int index,
        String symbol,
        String name,
        Kind kind,
        boolean optional,
        boolean takesMidi,
        int leastBytes,
        Range range) {

    /** What goes through a port, and which way. */
    public enum Kind {
        /** Sound for the plugin, a float for each frame. */
        AUDIO_IN,
        /** Sound of the plugin, a float for each frame. */
        AUDIO_OUT,
        /** One float that sets the plugin. */
        CONTROL_IN,
        /** One float that the plugin shows. */
        CONTROL_OUT,
        /** A float for each frame that sets the plugin. */
        CV_IN,
        /** A float for each frame that the plugin shows. */
        CV_OUT,
        /** A sequence of events for the plugin. */
        EVENTS_IN,
        /** A sequence of events of the plugin. */
        EVENTS_OUT,
        /** Something that this host does not know. */
        UNKNOWN
    }

    /**
     * What a control may be.
     *
     * @param least not below this; minus infinity where the description is silent
     * @param most not above this; infinity where it is silent
     * @param usual at the start
     * @param grain which values between
     */
    public record Range(float least, float most, float usual, Grain grain) {
        static final Range NONE = new Range(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, 0, Grain.ANY);

        /** Of NaN, which lilv gives for what a description does not say, none is left. */
        static Range of(float least, float most, float usual, Grain grain) {
            float low = Float.isNaN(least) ? Float.NEGATIVE_INFINITY : least;
            float high = Float.isNaN(most) ? Float.POSITIVE_INFINITY : Math.max(low, most);
            return new Range(low, high, Math.clamp(Float.isNaN(usual) ? 0 : usual, low, high), grain);
        }
    }

    /** Which values a control takes between its ends. */
    public enum Grain {
        /** All. */
        ANY,
        /** Whole numbers. */
        WHOLE,
        /** Off, which is 0 or less, and on. */
        SWITCH
    }
}
