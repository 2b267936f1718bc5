package ghostnote.engine.sense;

import ghostnote.engine.RealTime;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Vocabulary;

/**
 * Finds the rows of every {@link Feature} at a {@link Moment}.
 *
 * <p>Thread: one owner. Real-time safe: {@link #see}.
 */
public final class Senses {
    /** Many more rows than any feature tells at once, of whatever is worth the name of drums. */
    public static final int MOST_ROWS = 4096;

    private static final int PHRASE_BARS = 16;

    private final Sense[] senses = new Sense[Feature.count()];

    public Senses(Vocabulary vocabulary) {
        Echo echo = new Echo(vocabulary);
        for (Feature feature : Feature.values()) {
            senses[feature.ordinal()] = vocabulary.size(feature) == 0 ? null : sense(feature, vocabulary, echo);
        }
    }

    private static Sense sense(Feature feature, Vocabulary vocabulary, Echo echo) {
        return switch (feature) {
            case TICKS, NOTE, OFFSET, VELOCITY -> new Chosen(feature.ordinal());
            case PLACE -> new Place();
            case PHRASE -> new Phrase();
            case BARS -> new Bars(vocabulary.size(feature));
            case STYLE -> new Style();
            case STYLE_AT_PLACE -> new StyleAtPlace();
            case FILL -> new Fill();
            case TEMPO -> new Tempo();
            case METER -> new MeterSense();
            case LAST -> new Last();
            case NOTE_AT_PLACE -> new NoteAtPlace();
            case AGO -> new Ago.Ahead();
            case AGO_WHEN -> new Ago.When();
            case AGO_WHAT -> new Ago.What();
            case GROOVE -> new Groove.Ahead(vocabulary);
            case GROOVE_WHEN -> new Groove.When(Stretch.LATELY);
            case GROOVE_WHAT -> new Groove.What(Stretch.LATELY, vocabulary);
            case ECHO -> echo.new Ahead();
            case ECHO_WHEN -> echo.new When();
            case ECHO_WHAT -> echo.new What();
            case HABIT_OFFSET -> new Habit(Feature.OFFSET, vocabulary);
            case HABIT_VELOCITY -> new Habit(Feature.VELOCITY, vocabulary);
            case THEME_WHEN -> new Groove.When(Stretch.THEME);
            case THEME_WHAT -> new Groove.What(Stretch.THEME, vocabulary);
            case THEME_OFFSET -> new ThemeFeel(Feature.OFFSET, vocabulary);
            case THEME_VELOCITY -> new ThemeFeel(Feature.VELOCITY, vocabulary);
        };
    }

    /** Adds the rows of a feature, by its ordinal. */
    @RealTime
    public void see(int feature, Moment moment, RowList out) {
        senses[feature].see(moment, out);
    }

    private record Chosen(int feature) implements Sense {
        @Override
        @RealTime
        public void see(Moment moment, RowList out) {
            if (moment.choice(feature) >= 0) {
                out.add(moment.choice(feature));
            }
        }
    }

    private record Place() implements Sense {
        @Override
        @RealTime
        public void see(Moment moment, RowList out) {
            out.add(placeIndex(moment));
        }
    }

    @RealTime
    private static int placeIndex(Moment moment) {
        return moment.vocabulary().placeIndex(moment.meter().placeInBar(moment.tick()));
    }

    private record Phrase() implements Sense {
        @Override
        @RealTime
        public void see(Moment moment, RowList out) {
            int start = 0;
            for (int bars = 4; bars <= PHRASE_BARS; bars *= 2) {
                out.add(start + (int) Math.floorMod(moment.barOfPerformance(), (long) bars));
                start += bars;
            }
        }
    }

    private record Bars(int rows) implements Sense {
        @Override
        @RealTime
        public void see(Moment moment, RowList out) {
            out.add((int) Math.min(moment.barsRemembered(), rows - 1));
        }
    }

    private record Style() implements Sense {
        @Override
        @RealTime
        public void see(Moment moment, RowList out) {
            Setting setting = moment.setting();
            for (int style = 0; style < setting.styles(); style++) {
                if (setting.styleShare(style) > 0) {
                    out.add(style, setting.styleShare(style));
                }
            }
        }
    }

    private record StyleAtPlace() implements Sense {
        @Override
        @RealTime
        public void see(Moment moment, RowList out) {
            Setting setting = moment.setting();
            int places = moment.vocabulary().size(Feature.PLACE);
            for (int style = 0; style < setting.styles(); style++) {
                if (setting.styleShare(style) > 0) {
                    out.add(style * places + placeIndex(moment), setting.styleShare(style));
                }
            }
        }
    }

    private record Fill() implements Sense {
        @Override
        @RealTime
        public void see(Moment moment, RowList out) {
            switch (moment.setting().fills().at(moment.barOfPerformance())) {
                case FREE -> { }
                case GROOVE -> out.add(0);
                case FILL -> out.add(1);
            }
        }
    }

    private record Tempo() implements Sense {
        @Override
        @RealTime
        public void see(Moment moment, RowList out) {
            out.add(moment.setting().tempoClass());
        }
    }

    private record MeterSense() implements Sense {
        @Override
        @RealTime
        public void see(Moment moment, RowList out) {
            out.add(Math.min(moment.placesPerBar(), Vocabulary.METER_ROWS - 1));
        }
    }

    private record Last() implements Sense {
        @Override
        @RealTime
        public void see(Moment moment, RowList out) {
            int note = moment.noteBefore();
            out.add(note < 0 ? moment.vocabulary().notes() : note);
        }
    }

    private record NoteAtPlace() implements Sense {
        @Override
        @RealTime
        public void see(Moment moment, RowList out) {
            int note = moment.choice(Feature.NOTE.ordinal());
            if (note >= 0) {
                out.add(note * moment.vocabulary().size(Feature.PLACE) + placeIndex(moment));
            }
        }
    }
}
