package ghostnote.ui.config;

import ghostnote.engine.disk.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A configuration, as it was read.
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 *
 * @param file where it lies, or would
 * @param there whether it does
 * @param play what the options of {@code play} are to be, in the order of the file; not checked
 * @param keys what keys are to do, by their names, in the order of the file; not checked
 * @param screen how the screen is to look
 * @param faults what is wrong, as far as reading can tell, in the order of the file
 */
public record Config(
        Path file,
        boolean there,
        List<OptionLine> play,
        Map<String, KeyLine> keys,
        ScreenSettings screen,
        List<Fault> faults) {
    /** Reads a configuration. A missing file is an empty one, and one that cannot be read is empty and has a fault. */
    public static Config read(ConfigFolder folder) {
        Path file = folder.file();
        try {
            return new ConfigReader().read(file, Files.readString(file));
        } catch (NoSuchFileException none) {
            return empty(file, false, List.of());
        } catch (IOException failure) {
            String told = "cannot be read: %s; the defaults are used".formatted(IoReason.of(failure));
            Fault fault = new Fault(Optional.empty(), told);
            return empty(file, true, List.of(fault));
        }
    }

    private static Config empty(Path file, boolean there, List<Fault> faults) {
        return new Config(file, there, List.of(), Map.of(), ScreenSettings.USUAL, faults);
    }
}
