package ghostnote.engine.disk;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read or written, in the user's words; the JDK often gives no more than the path. */
public final class IoReason {
    private IoReason() {}

    /** In a few words, without the path. Thread: any. Real-time safe: no. */
    public static String of(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "no such file";
            case AccessDeniedException _ -> "permission denied";
            case CharacterCodingException _ -> "it is not in UTF-8";
            case FileSystemException refused when refused.getReason() != null -> refused.getReason();
            default -> e.getMessage() == null ? e.toString() : e.getMessage();
        };
    }
}
