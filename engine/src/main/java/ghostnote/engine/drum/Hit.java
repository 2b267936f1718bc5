package ghostnote.engine.drum;

/**
 * One drum sounding once.
 *
 * @param tick when, 480 to a quarter note, 0 is the first downbeat
 * @param voice what
 * @param velocity how hard, 1 to 127
 */
public record Hit(long tick, Voice voice, int velocity) {
    public Hit {
        if (velocity < 1 || velocity > 127) {
            throw new IllegalArgumentException("velocity %d: expected 1 to 127".formatted(velocity));
        }
    }
}
