package ghostnote.audio.kit;

/** A place between the sides, -1 left to 1 right: equal power on the way, and 1 on both in the middle. */
final class Pan {
    private Pan() {}

    static float leftGain(float place) {
        // What is in the middle is to be as it was, to the last bit.
        return place == 0 ? 1 : (float) (Math.sqrt(2) * StrictMath.cos(angle(place)));
    }

    static float rightGain(float place) {
        return place == 0 ? 1 : (float) (Math.sqrt(2) * StrictMath.sin(angle(place)));
    }

    private static double angle(float place) {
        return (place + 1) * Math.PI / 4;
    }
}
