package ghostnote.audio.sound;

/**
 * A MIDI message and when it is due.
 *
 * @param frame from the beginning of the piece
 * @param status with its channel
 */
public record TimedMessage(long frame, int status, int data1, int data2) {}
