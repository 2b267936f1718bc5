package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What came out of a {@link WirePort}, a file. */
record Wire(Path file) {
    static final int NOTE_ON = 0x99;
    static final int NOTE_OFF = 0x89;
    static final int STOP = 0xfc;

    /** A message as it was sent. */
    record Message(int status, int note, int velocity, long timeNs) {}

    /** For the JVM whose port it is. */
    List<String> jvmFlags() {
        return List.of("-Dghostnote.test.wire=" + file);
    }

    List<Message> messages() throws IOException {
        byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        List<Message> messages = new ArrayList<>();
        ByteBuffer all = ByteBuffer.wrap(bytes);
        for (int at = 0; at + WirePort.MESSAGE_BYTES <= bytes.length; at += WirePort.MESSAGE_BYTES) {
            messages.add(new Message(bytes[at] & 0xff, bytes[at + 1], bytes[at + 2], all.getLong(at + 3)));
        }
        return messages;
    }

    /** The notes of all note-ons. */
    List<Integer> notesOn() throws IOException {
        return messages().stream()
                .filter(message -> message.status == NOTE_ON && message.velocity != 0)
                .map(Message::note)
                .toList();
    }

    void awaitNotes(int count) throws IOException, InterruptedException {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (notesOn().size() < count) {
            assertTrue(System.nanoTime() < deadlineNs, "it does not play");
            Thread.sleep(10);
        }
    }
}
