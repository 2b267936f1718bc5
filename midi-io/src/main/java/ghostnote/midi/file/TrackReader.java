package ghostnote.midi.file;

/**
 * Reads the events of one track. A read past the end gives 0 and marks the event as cut off, and only whole events
 * count; so no length in the file is believed blindly, and reading is linear in the bytes there are.
 */
final class TrackReader {

    /** A file of more events is no drum part; at 3 bytes an event it would be 12 MB. */
    static final int MAX_EVENTS = 4_000_000;

    /** Nearly six days at 120 BPM; at 480 ticks a quarter every tick then fits an int, four times over. */
    static final long MAX_QUARTERS = 1_000_000;

    private static final int NONE = 0;
    private static final int NOTE_ON = 0x9;
    private static final int META = 0xFF;
    private static final int META_END_OF_TRACK = 0x2F;
    private static final int META_TEMPO = 0x51;
    private static final int META_METER = 0x58;
    private static final long SURELY_TOO_LONG = 1L << 40;

    private final byte[] bytes;
    private final long claimedEnd;
    private final int end;
    private final long maxTick;
    private final Findings findings;

    private int at;
    private boolean cutOff;
    private boolean ended;
    private long tick;
    private int runningStatus = NONE;
    private boolean runningInterrupted;

    /**
     * @param start of the first event
     * @param claimedEnd where the track ends by its length; believed if a chunk or the end of the file follows there,
     *     else the next track or the end of the file ends it
     * @param fileEnd the end of the bytes
     * @param startTick from which its first delay counts
     */
    TrackReader(
            byte[] bytes, int start, long claimedEnd, int fileEnd, long startTick, int ppqn, Findings findings) {
        this.bytes = bytes;
        this.claimedEnd = claimedEnd;
        this.end = claimedEnd <= fileEnd && Chunks.isLikely(bytes, (int) claimedEnd, fileEnd)
                ? (int) claimedEnd
                : Chunks.findOrEnd(Chunks.TRACK, bytes, start, fileEnd);
        this.maxTick = maxTick(ppqn);
        this.tick = startTick;
        this.findings = findings;
        this.at = start;
    }

    static long maxTick(int ppqn) {
        return MAX_QUARTERS * ppqn;
    }

    /** Reads all whole events and returns the offset to look for the next chunk from. */
    int read() {
        int eventStart = at;
        while (at < end && !ended && !cutOff) {
            eventStart = at;
            readEvent();
        }
        findings.reach(tick);
        if (cutOff) {
            findings.warn("the track breaks off in the middle of an event", eventStart);
        } else if (!ended) {
            findings.warn("no end-of-track event", at);
        }
        return ended && end != claimedEnd ? at : end;
    }

    private void readEvent() {
        int start = at;
        if (findings.countEvent() >= MAX_EVENTS) {
            findings.warn("over " + MAX_EVENTS + " events: the rest of the track left out", start);
            ended = true;
            return;
        }
        long dueTick = tick + readNumber();
        if (dueTick > maxTick && !cutOff) {
            findings.warn("an event later than " + MAX_QUARTERS + " quarters: the rest of the track left out", start);
            ended = true;
            return;
        }
        int status = readStatus();
        if (status < 0xF0) {
            readChannelMessage(dueTick, status, start);
        } else if (status == META) {
            readMeta(dueTick, start);
        } else if (status == 0xF0 || status == 0xF7) {
            runningInterrupted = true;
            skip(readNumber());
        } else {
            skip(systemDataLength(status));
            findings.warn("a system message, illegal in files, dropped", start);
        }
        if (!cutOff) {
            tick = dueTick;
        }
    }

    private int readStatus() {
        if (at == end || bytes[at] < 0) {
            return next();
        }
        if (runningStatus == NONE) {
            findings.warn("data without a status byte skipped", at);
            while (at < end && bytes[at] >= 0) {
                at++;
            }
            return next();
        }
        if (runningInterrupted) {
            findings.warn("running status goes on after a sysex or meta event", at);
        }
        return runningStatus;
    }

    private void readChannelMessage(long dueTick, int status, int start) {
        runningStatus = status;
        runningInterrupted = false;
        int kind = status >> 4;
        int data1 = next();
        int data2 = kind == 0xC || kind == 0xD ? 0 : next();
        if (cutOff) {
            return;
        }
        if ((data1 | data2) > 127) {
            findings.warn("an event with a data byte over 127 dropped", start);
        } else if (kind == NOTE_ON && data2 > 0) {
            findings.add(new NoteOn(dueTick, status & 0xF, data1, data2));
        }
    }

    private void readMeta(long dueTick, int start) {
        runningInterrupted = true;
        int type = next();
        long length = readNumber();
        int body = at;
        skip(length);
        if (cutOff) {
            return;
        }
        switch (type) {
            case META_END_OF_TRACK -> endTrack(start);
            case META_TEMPO -> addTempo(dueTick, body, length, start);
            case META_METER -> addMeter(dueTick, body, length, start);
            default -> {}
        }
    }

    private void endTrack(int start) {
        ended = true;
        if (at != claimedEnd) {
            findings.warn("the end-of-track event is not where the length of the track says", start);
        }
    }

    private void addTempo(long dueTick, int body, long length, int start) {
        int microsPerQuarter = length >= 3 ? Chunks.unsigned16(bytes, body) << 8 | (bytes[body + 2] & 0xFF) : 0;
        if (microsPerQuarter == 0) {
            findings.warn("an illegal tempo dropped", start);
        } else {
            findings.add(new TempoChange(dueTick, microsPerQuarter));
        }
    }

    /** Only the first two of the four bytes matter here, and some programs write no more. */
    private void addMeter(long dueTick, int body, long length, int start) {
        if (length < 2 || bytes[body] == 0 || bytes[body + 1] < 0 || bytes[body + 1] > 7) {
            findings.warn("an illegal meter dropped", start);
        } else {
            findings.add(new MeterChange(dueTick, bytes[body] & 0xFF, 1 << bytes[body + 1]));
        }
    }

    /** A variable-length number: seven bits a byte, high ones first, the top bit set in all but the last. */
    private long readNumber() {
        int start = at;
        long value = 0;
        int octet;
        do {
            octet = next();
            value = Math.min(value << 7 | (octet & 0x7F), SURELY_TOO_LONG);
        } while (octet > 0x7F);
        if (at - start > 4) {
            findings.warn("a number of more than four bytes", start);
        }
        return value;
    }

    private int next() {
        if (at < end) {
            return bytes[at++] & 0xFF;
        }
        cutOff = true;
        return 0;
    }

    private void skip(long count) {
        cutOff |= count > end - at;
        at = (int) Math.min(end, at + count);
    }

    private static int systemDataLength(int status) {
        return switch (status) {
            case 0xF1, 0xF3 -> 1;
            case 0xF2 -> 2;
            default -> 0;
        };
    }
}
