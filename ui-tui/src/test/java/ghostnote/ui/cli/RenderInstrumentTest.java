package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.audio.sound.Recording;
import ghostnote.audio.sound.WavReader;
import ghostnote.audio.sound.Wavs;
import ghostnote.audio.soundfont.Fonts;
import ghostnote.midi.file.MidiFile;
import ghostnote.midi.file.MidiFileWriter;
import ghostnote.midi.file.NoteOn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What sound fonts, folders of WAV files and plugins play into WAV files. */
class RenderInstrumentTest {
    private static final String DX10 = "http://drobilla.net/plugins/mda/DX10";

    @TempDir
    Path folder;

    private String font;
    private String samples;

    @BeforeEach
    void writeKits() throws IOException {
        font = file("click.sf2").toString();
        Fonts.writeClick(file("click.sf2"));
        Files.createDirectory(file("my-samples"));
        samples = file("my-samples").toString();
        for (String voice : List.of("kick", "snare", "hat-closed", "crash-1", "tom-3")) {
            Wavs.write(file("my-samples").resolve(voice + ".wav"), 44_100, Wavs.click(40));
        }
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private Path render(String name, String... options) {
        return new Renders(folder).render(name, options);
    }

    private static float peak(Path wav) throws IOException {
        Recording sound = WavReader.read(wav);
        float peak = 0;
        for (int i = 0; i < sound.frames(); i++) {
            peak = Math.max(peak, Math.max(Math.abs(sound.left()[i]), Math.abs(sound.right()[i])));
        }
        return peak;
    }

    private static double rms(Path wav) throws IOException {
        double sum = 0;
        float[] left = WavReader.read(wav).left();
        for (float sample : left) {
            sum += sample * sample;
        }
        return Math.sqrt(sum / left.length);
    }

    private static List<Integer> onsets(Path wav) throws IOException {
        List<Integer> onsets = new ArrayList<>();
        float[] left = WavReader.read(wav).left();
        int loud = -1_000;
        for (int i = 0; i < left.length; i++) {
            if (Math.abs(left[i]) > 0.002) {
                if (i - loud > 500) {
                    onsets.add(i);
                }
                loud = i;
            }
        }
        return onsets;
    }

    @ParameterizedTest
    @ValueSource(strings = {"avldrums", "Red Zeppelin Drumkit", DX10})
    void aPluginPlaysABarThatIsHeardAndNotClippedAndIsTheSameTwice(String instrument) throws IOException {
        String[] options = {"--bars", "1", "--seed", "7", "--style", "rock", "--instrument", instrument};
        Path first = render("a.wav", options);
        Path second = render("b.wav", options);
        assertTrue(rms(first) > 0.005, "rms " + rms(first));
        assertTrue(peak(first) < 0.999, "peak " + peak(first));
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    }

    @ParameterizedTest
    @CsvSource({"--kit,0,480", "--sound,0,96", "--kit,1,480", "--sound,1,1000"})
    void clicksOfSamplesAreWithinAFrameOfWhereTheyBelong(String option, int which, int ppqn) throws Exception {
        SplittableRandom random = new SplittableRandom(ppqn + which);
        List<Double> dueSeconds =
                new ClickTrack(random, ppqn, 127, ppqn / 4, 240).write(file("click.mid"), 200);
        Path wav = render("click.wav", "--from", file("click.mid").toString(), option, which == 0 ? samples : font);
        List<Integer> found = onsets(wav);
        // The synthesiser of sound fonts interpolates, three of its samples behind.
        int behindFrames = which == 0 ? 0 : 3;
        assertEquals(dueSeconds.size(), found.size());
        for (int i = 0; i < found.size(); i++) {
            assertEquals(dueSeconds.get(i) * 48_000 + behindFrames, found.get(i), 1, "onset " + i);
        }
    }

    @Test
    void aSetKeepsWhatItSoundedBy() throws IOException {
        String[][] all = {
            {"--sound", "machine"},
            {"--sound", font},
            {"--kit", samples},
            {"--instrument", "avldrums", "--kit", "general-midi"},
            {"--instrument", "DX10", "--instrument-preset", "Syn Tom", "--instrument-control", "decay=0.25"}
        };
        Path usual = render("usual.wav", "--bars", "2", "--seed", "5");
        byte[] notes = Files.readAllBytes(render("notes.mid", "--bars", "2", "--seed", "5"));
        for (String[] options : all) {
            String told = String.join(" ", options);
            String[] with = Stream.concat(
                            Stream.of("--bars", "2", "--seed", "5", "--set", file("a.set").toString()),
                            Stream.of(options))
                    .toArray(String[]::new);
            byte[] first = Files.readAllBytes(render("first.wav", with));
            assertFalse(Arrays.equals(Files.readAllBytes(usual), first), told);
            assertArrayEquals(
                    first, Files.readAllBytes(render("again.wav", "--from", file("a.set").toString())), told);
            Renders.run("replay", file("a.set").toString(), "--out", file("replayed.wav").toString());
            assertArrayEquals(first, Files.readAllBytes(file("replayed.wav")), told);
            Renders.run("replay", file("a.set").toString(), "--out", file("replayed.mid").toString());
            assertArrayEquals(notes, Files.readAllBytes(file("replayed.mid")), told);
            Path other = render("other.wav", "--from", file("a.set").toString(), "--sound", "acoustic");
            assertArrayEquals(Files.readAllBytes(usual), Files.readAllBytes(other), told);
        }
    }

    @Test
    void whatASetSaysOfItsSoundIsObeyedWhereSomebodyHasWrittenIt() throws IOException {
        Path set = file("a.set");
        render("a.wav", "--bars", "2", "--instrument", "DX10", "--set", set.toString());
        Files.writeString(set, Files.readString(set) + "instrument-control decay 0.1\n");
        render("b.wav", "--from", set.toString());
        Path wanted =
                render("c.wav", "--bars", "2", "--instrument", "DX10", "--instrument-control", "decay=0.1");
        assertArrayEquals(Files.readAllBytes(wanted), Files.readAllBytes(file("b.wav")));
        assertFalse(Arrays.equals(Files.readAllBytes(wanted), Files.readAllBytes(file("a.wav"))));
        Files.writeString(set, Files.readString(set).replace("decay 0.1", "decay much"));
        assertTrue(Renders.refusal(65, "render", "--from", set.toString(), "--out", file("d.wav").toString())
                .contains("expected \"instrument-control NAME NUMBER\", found: instrument-control decay much"));
        Files.writeString(set, Files.readString(set).replace("decay much", "decay 0").replaceAll("crc32 .", "crc32 g"));
        assertTrue(Renders.refusal(69, "render", "--from", set.toString(), "--out", file("d.wav").toString())
                .contains("that is no state of MDA DX10"));
    }

    @Test
    void aPluginIsSentTheNotesOfItsOwnKitMap() throws IOException {
        new MidiFileWriter()
                .write(file("tom.mid"), MidiFile.of(List.of(NoteOn.drum(0, 41, 120)), 120, 4, 4, 480));
        String[] tom = {"--from", file("tom.mid").toString(), "--instrument", "avldrums"};
        byte[] usual = Files.readAllBytes(render("a.wav", tom));
        byte[] own = Files.readAllBytes(render(
                "b.wav", Stream.concat(Stream.of(tom), Stream.of("--kit", "avldrums")).toArray(String[]::new)));
        byte[] generalMidi = Files.readAllBytes(render(
                "c.wav", Stream.concat(Stream.of(tom), Stream.of("--kit", "roland-td")).toArray(String[]::new)));
        assertArrayEquals(usual, own);
        assertFalse(Arrays.equals(usual, generalMidi));
    }

    @Test
    void filesThatAreLeftOutAreToldAndTheRestIsPlayed() throws IOException {
        Files.writeString(file("my-samples").resolve("kick.wav"), "broken");
        Wavs.write(file("my-samples").resolve("loop.wav"), 48_000, Wavs.click(40));
        Ghostnote.Result result =
                Renders.run("render", "--bars", "2", "--sound", samples, "--out", file("a.wav").toString());
        assertTrue(result.err().contains("kick.wav: not a WAV file; left out"), result::err);
        assertTrue(result.err().contains("loop.wav: left out, as its name is no voice"), result::err);
        assertTrue(result.err().contains(" s of my-samples/"), result::err);
        assertTrue(peak(file("a.wav")) > 0.1);
    }

    @Test
    void countWritesWavFilesOfAnythingThatSounds() throws IOException {
        Renders.run("render", "--bars", "1", "--seed", "3", "--count", "2", "--kit", samples, "--out", file("all").toString());
        assertArrayEquals(
                Files.readAllBytes(render("alone.wav", "--bars", "1", "--seed", "4", "--kit", samples)),
                Files.readAllBytes(file("all/seed-4.wav")));
    }

    @Test
    void whatCannotBeIsToldInOneLineBeforeAnythingIsWritten() throws IOException {
        String out = file("x.wav").toString();
        Files.createDirectory(file("empty"));
        Files.writeString(file("broken.sf2"), "RIFF and no more");
        String[][] wrong = {
            {"65", "not a sound font (SF2)", "--sound", file("broken.sf2").toString()},
            {"66", "none.sf2: no such file", "--kit", file("none.sf2").toString()},
            {"65", "no WAV file in it is named after a voice", "--kit", file("empty").toString()},
            {"66", "no such folder", "--sound", file("nowhere").toString()},
            {"69", "there is no LV2 instrument \"nothing-like-it\"", "--instrument", "nothing-like-it"},
            {"69", "MDA DX10 has no preset \"x\"", "--instrument", "DX10", "--instrument-preset", "x"},
            {"69", "MDA DX10 has no control \"x\"", "--instrument", "DX10", "--instrument-control", "x=1"},
            {"69", "decay 7.0: expected 0.0 to 1.0", "--instrument", "DX10", "--instrument-control", "decay=7"},
            {"64", "'much' is not a float", "--instrument", "DX10", "--instrument-control", "decay=much"},
            {"64", "one of them sounds", "--instrument", "DX10", "--sound", "machine"},
            {"64", "one of them sounds", "--kit", samples, "--sound", "machine"},
            {"64", "for a plugin that --instrument names", "--instrument-preset", "x"},
            {"64", "a kit map is for an --instrument, and acoustic is sent", "--kit", "roland-td"},
            {"65", "there is no kit tin", "--instrument", "avldrums", "--kit", "tin"}
        };
        for (String[] each : wrong) {
            String[] command = Stream.concat(
                            Stream.of("render", "--bars", "1", "--out", out), Arrays.stream(each).skip(2))
                    .toArray(String[]::new);
            String told = Renders.refusal(Integer.parseInt(each[0]), command);
            assertTrue(told.contains(each[1]), told);
        }
        assertTrue(Renders.refusal(64, "render", "--out", file("x.mid").toString(), "--instrument", "avldrums").contains(".wav"));
        assertTrue(Renders.refusal(64, "render", "--out", file("x.mid").toString(), "--kit", "roland-td").contains(".wav"));
        assertFalse(Files.exists(file("x.wav")));
        assertFalse(Files.exists(file("x.mid")));
    }
}
