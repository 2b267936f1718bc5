package ghostnote.midi.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read or written, in the user's words; the JDK often gives no more than the path. */
final class IoReason {

    private IoReason() {}

    static String of(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "no such file";
            case AccessDeniedException _ -> "no permission";
            case FileSystemException refused when refused.getReason() != null -> refused.getReason();
            default -> e.getMessage() == null ? e.toString() : e.getMessage();
        };
    }
}
