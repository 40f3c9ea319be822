package it.varco.tck.notification;

/**
 * What a carrier took charge of, as whoever gets it sees it.
 *
 * @param mark by what the receiver knows that two are the same, such as a Message-ID or the name of a file; never empty
 * @param address where it goes, as {@link it.varco.spi.notification.Envelope#address}; empty where a test cannot see it
 * @param text what can be read of it, subject and words, decoded
 */
public record Arrival(String mark, String address, String text) {}
