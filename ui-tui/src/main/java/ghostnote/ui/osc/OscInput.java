package ghostnote.ui.osc;

import ghostnote.engine.disk.IoReason;
import ghostnote.engine.os.Threads;
import ghostnote.engine.time.NanoClock;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Listens to OSC and says what comes in as lines, which are judged by whoever obeys them.
 *
 * <p>Thread: its own, {@code osc}; the rest one owner. Real-time safe: no.
 */
public final class OscInput implements AutoCloseable {
    private static final int LARGEST_PACKET = 65_507; // UDP over IPv4
    private static final int LAST_PORT = 65_535;
    private static final long LONGEST_CLOSE_MS = 500;
    private static final long LEAST_BETWEEN_NEWS_NS = 1_000_000_000;
    private static final Pattern PLACE = Pattern.compile("(?:(\\[[0-9a-fA-F:.%]+]|[^\\[\\]:]+):)?(\\d{1,5})");

    private final DatagramChannel channel;
    private final InetSocketAddress address;
    private final Listener listener;
    private final Consumer<String> teller;
    private final NanoClock clock;
    private final Thread thread;
    private volatile long senselessPackets;
    private String lastNews = "";
    private long lastNewsNs;

    /** Who is told of lines, on the thread {@code osc}. */
    @FunctionalInterface
    public interface Listener {
        /**
         * @param atNs when it came
         */
        void onLine(String line, long atNs);
    }

    /**
     * Begins to listen.
     *
     * @param place {@code 9000}, which is a port of this machine's alone, {@code 0.0.0.0:9000} or {@code [::]:9000}, which
     *     is the network's, or another address of this machine's; port 0 is any that is free
     * @param listener takes the lines; it must not block
     * @param teller is told, at most once a second, what made no sense
     * @param clock says when lines come
     * @throws IllegalArgumentException in one line, if it is no such place
     * @throws IOException in one line, if it cannot listen there
     */
    public OscInput(String place, Listener listener, Consumer<String> teller, NanoClock clock) throws IOException {
        this.listener = listener;
        this.teller = teller;
        this.clock = clock;
        channel = open(place, address(place));
        address = (InetSocketAddress) channel.getLocalAddress();
        thread = Thread.ofPlatform().name("osc").daemon().start(this::listen);
    }

    private static InetSocketAddress address(String place) {
        Matcher matcher = PLACE.matcher(place);
        int port = matcher.matches() ? Integer.parseInt(matcher.group(2)) : LAST_PORT + 1;
        if (port > LAST_PORT) {
            throw new IllegalArgumentException("osc %s: expected a port, such as 9000, or an address of this machine and"
                    .formatted(place) + " a port, such as 0.0.0.0:9000 or [::1]:9000");
        }
        String host = matcher.group(1);
        try {
            return new InetSocketAddress(
                    host == null ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("osc %s: there is no address %s".formatted(place, host), e);
        }
    }

    private static DatagramChannel open(String place, InetSocketAddress address) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            return channel.bind(address);
        } catch (IOException e) {
            channel.close();
            String why = e instanceof BindException && isOurs(address)
                    ? "port %d is taken by another program; try another port".formatted(address.getPort())
                    : IoReason.of(e);
            throw new IOException("osc %s: %s".formatted(place, why), e);
        }
    }

    /** Whether the address itself can be listened at. */
    private static boolean isOurs(InetSocketAddress address) {
        try (DatagramChannel probe = DatagramChannel.open()) {
            probe.bind(new InetSocketAddress(address.getAddress(), 0));
            return true;
        } catch (IOException no) {
            return false;
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return address;
    }

    /** How many packets made no sense. Thread: any. */
    public long senselessPackets() {
        return senselessPackets;
    }

    private void listen() {
        ByteBuffer packet = ByteBuffer.allocate(LARGEST_PACKET);
        try {
            while (true) {
                packet.clear();
                channel.receive(packet);
                take(packet.flip(), clock.nanoTime());
            }
        } catch (ClosedChannelException closed) {
            return; // as it should
        } catch (IOException e) {
            teller.accept("osc: nothing comes in any more: " + IoReason.of(e));
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    private void take(ByteBuffer packet, long atNs) {
        try {
            for (OscMessage message : OscDecoder.decode(packet)) {
                OscLines.line(message).ifPresent(line -> listener.onLine(line, atNs));
            }
        } catch (OscException senseless) {
            senselessPackets++;
            tell("osc: a packet made no sense: " + senseless.getMessage(), atNs);
        }
    }

    /** A sender that does so again and again is told of once. */
    private void tell(String news, long atNs) {
        boolean isSoon = !lastNews.isEmpty() && atNs - lastNewsNs < LEAST_BETWEEN_NEWS_NS;
        if (!isSoon && !news.equals(lastNews)) {
            lastNews = news;
            lastNewsNs = atNs;
            teller.accept(news);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            teller.accept("osc: " + IoReason.of(failure));
        }
        Threads.joinFor(thread, LONGEST_CLOSE_MS);
    }
}
