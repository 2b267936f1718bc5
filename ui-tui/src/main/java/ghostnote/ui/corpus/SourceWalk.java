package ghostnote.ui.corpus;

import ghostnote.engine.disk.IoReason;
import ghostnote.midi.file.MidiFileReader;
import ghostnote.ui.corpus.Skipped.Reason;
import ghostnote.ui.progress.Headway;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Goes through a folder, a zip or a single file in the order of the names and reads every MIDI file as it is met. A zip
 * is a folder. What is hidden is not looked at.
 */
final class SourceWalk {
    private static final int MAX_LIST_BYTES = 16 << 20;
    private static final String MIDI_NAMES = ".*\\.(mid|midi|kar|rmi|smf)";
    private static final String ZIP = ".zip";

    /**
     * A file as it was met.
     *
     * @param path below the source: folders and name, divided by /
     * @param list that describes its folder or one above it, or null
     * @param pathInList below the folder of the list
     */
    record Found(Heard heard, String path, GrooveList list, String pathInList) {}

    private record Met(Heard heard, String path) {}

    private final LoopReader reader;
    private final String prefix;
    private final Headway headway;
    private int filesRead;
    private int filesFound;
    private final List<Met> met = new ArrayList<>();
    private final Map<String, GrooveList> lists = new HashMap<>();

    private SourceWalk(LoopReader reader, String prefix, Headway headway) {
        this.reader = reader;
        this.prefix = prefix;
        this.headway = headway;
    }

    /**
     * What is met in a source.
     *
     * @param prefix of the names that are told
     * @param headway is told how many files were read, of how many that were found
     */
    static List<Found> of(Path source, String prefix, LoopReader reader, Headway headway) throws IOException {
        if (!Files.exists(source)) {
            throw new FileNotFoundException(source + ": no such file or folder");
        }
        SourceWalk walk = new SourceWalk(reader, prefix, headway);
        if (Files.isDirectory(source)) {
            walk.folder(source);
        } else if (isZip(source.toString())) {
            walk.zip(source, "", "");
        } else {
            walk.midi(source, label(String.valueOf(source.getFileName())));
        }
        return walk.met.stream().map(walk::describe).toList();
    }

    private Found describe(Met file) {
        String folder = file.path;
        while (!folder.isEmpty()) {
            folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
            GrooveList list = lists.get(folder);
            if (list != null) {
                String inList = file.path.substring(folder.isEmpty() ? 0 : folder.length() + 1);
                return new Found(file.heard, file.path, list, inList);
            }
        }
        return new Found(file.heard, file.path, null, "");
    }

    private void skip(String path, String name, Reason reason, String detail) {
        met.add(new Met(new Skipped(prefix + name, reason, detail), path));
    }

    private void folder(Path folder) throws IOException {
        Map<String, Path> files = filesBelow(folder);
        filesFound += files.size();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            String path = file.getKey();
            if (isZip(path)) {
                zip(file.getValue(), path.substring(0, path.length() - ZIP.length()) + "/", path + "/");
            } else if (isList(path)) {
                list(path, read(file.getValue()));
            } else if (isMidi(path)) {
                midi(file.getValue(), path);
            } else {
                skip(path, path, Reason.OTHER_FILE, "");
            }
            countOne();
        }
    }

    private void countOne() {
        headway.at(++filesRead, filesFound);
    }

    private Map<String, Path> filesBelow(Path folder) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        EnumSet<FileVisitOption> links = EnumSet.of(FileVisitOption.FOLLOW_LINKS);
        Files.walkFileTree(folder, links, Integer.MAX_VALUE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                return isHidden(inner) && !inner.equals(folder)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!isHidden(file)) {
                    files.put(below(file), file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                skip(below(file), below(file), Reason.UNREADABLE, IoReason.of(failure));
                return FileVisitResult.CONTINUE;
            }

            private String below(Path file) {
                return label(folder.relativize(file).toString().replace('\\', '/'));
            }
        });
        return files;
    }

    private void midi(Path file, String path) {
        try {
            met.add(new Met(reader.read(prefix + path, MidiFileReader.read(file)), path));
        } catch (IOException e) {
            IOException cause = e.getCause() instanceof IOException inner ? inner : e;
            skip(path, path, Reason.UNREADABLE, IoReason.of(cause));
        }
    }

    private static byte[] read(Path list) throws IOException {
        try (InputStream in = Files.newInputStream(list)) {
            return in.readNBytes(MAX_LIST_BYTES);
        } catch (IOException e) {
            throw new IOException("cannot read %s: %s".formatted(list, IoReason.of(e)), e);
        }
    }

    private void list(String path, byte[] text) {
        GrooveList list = GrooveList.parse(new String(text, StandardCharsets.UTF_8));
        if (!list.entries().isEmpty()) {
            lists.put(path.substring(0, Math.max(0, path.lastIndexOf('/'))), list);
        }
    }

    /**
     * Reads a zip.
     *
     * @param folder that it stands for below the source, empty or with / at its end
     * @param label of it in names, the same
     */
    private void zip(Path file, String folder, String label) {
        int before = met.size();
        try {
            Unzip.walk(file, name -> isMidi(name) || isList(name), new Unzip.Visitor() {
                @Override
                public void found(int files) {
                    filesFound += files;
                }

                @Override
                public void unpacked(String name, byte[] content) {
                    if (isList(name)) {
                        list(folder + name, content);
                    } else {
                        Heard heard = reader.read(prefix + label + name, MidiFileReader.parse(content));
                        met.add(new Met(heard, folder + name));
                    }
                    countOne();
                }

                @Override
                public void left(String name, Reason reason, String detail) {
                    skip(folder + name, label + name, isZip(name) ? Reason.ZIP_IN_ZIP : reason, detail);
                    countOne();
                }
            });
        } catch (IOException e) {
            String name = label.isEmpty() ? label(String.valueOf(file.getFileName())) : label.replaceFirst("/$", "");
            skip(folder, name, Reason.UNREADABLE, IoReason.of(e));
        }
        openTopFolder(folder, met.subList(before, met.size()));
    }

    /** Many a zip has one folder around all its folders; styles are the names of those within. */
    private void openTopFolder(String folder, List<Met> inZip) {
        List<String> loops = inZip.stream()
                .filter(file -> file.heard instanceof Loop)
                .map(Met::path)
                .toList();
        if (loops.isEmpty() || !lists.isEmpty()) {
            return;
        }
        String first = loops.getFirst();
        String top = first.substring(0, first.indexOf('/', folder.length()) + 1);
        if (loops.stream().allMatch(path -> path.startsWith(top) && path.indexOf('/', top.length()) >= 0)) {
            inZip.replaceAll(file -> file.path.startsWith(top)
                    ? new Met(file.heard, folder + file.path.substring(top.length()))
                    : file);
        }
    }

    private static boolean isMidi(String path) {
        return path.toLowerCase(Locale.ROOT).matches(MIDI_NAMES);
    }

    static boolean isZip(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(ZIP);
    }

    private static boolean isList(String path) {
        return path.equals(GrooveList.FILE_NAME) || path.endsWith("/" + GrooveList.FILE_NAME);
    }

    private static boolean isHidden(Path file) {
        return file.getFileName() != null && file.getFileName().toString().startsWith(".");
    }

    /** A name as it may be shown: what would move the cursor or colour the screen is taken out. */
    static String label(String name) {
        return name.replaceAll("\\p{C}", "?");
    }
}
