package it.varco.http;

import java.time.Duration;

/**
 * What one listener accepts before it refuses; sizes in bytes.
 *
 * @param requestLine longest request line
 * @param headerSize longest request line and headers together
 * @param headerCount most header lines
 * @param headerTime from the first byte of a request to the end of its headers, TLS handshake included
 * @param bodySize longest body
 * @param bodyRate slowest body in bytes per second, looked at after five seconds
 * @param idle longest silence on an open connection
 * @param perAddress most connections at once from one address (one /64 network for IPv6)
 * @param connections most connections at once
 * @param threads most threads that serve requests
 * @source SEC-41, SEC-42
 */
record Limits(
        int requestLine,
        int headerSize,
        int headerCount,
        Duration headerTime,
        int bodySize,
        int bodyRate,
        Duration idle,
        int perAddress,
        int connections,
        int threads) {}
