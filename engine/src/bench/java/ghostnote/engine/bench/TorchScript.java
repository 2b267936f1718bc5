package ghostnote.engine.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a TorchScript archive, a zip file of stored entries, without a library. */
public final class TorchScript {
    private static final String NO_CONSTANTS = "\u0080\u0002).";

    private TorchScript() {}

    /** The archive of one module. */
    public static byte[] archive(String className, String code) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            store(zip, "version", "3\n");
            // What pickle writes for a module whose one attribute is training = False.
            store(zip, "data.pkl", "\u0080\u0002c__torch__\n" + className + "\n)\u0081}X\b\0\0\0training\u0089sb.");
            store(zip, "constants.pkl", NO_CONSTANTS);
            store(zip, "code/__torch__.py", code);
        }
        return bytes.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        ZipEntry entry = new ZipEntry("module/" + name);
        entry.setSize(bytes.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
