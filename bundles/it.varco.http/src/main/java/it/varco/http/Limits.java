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
 * @param formFields most fields of a form, those of the query included
 * @param formParts most parts of a form in parts
 * @param idle longest silence on an open connection, and longest time for one piece of an answer to be taken
 * @param perAddress most connections at once from one address (one /64 network for IPv6)
 * @param connections most connections at once
 * @param requests most requests over one connection
 * @param threads most threads that serve requests
 * @param streams most requests at once over one connection of HTTP/2
 * @param frames most frames per second over one connection of HTTP/2 that carry no content: resets, settings, pings
 * @source SEC-41, SEC-42
 */
record Limits(
        int requestLine,
        int headerSize,
        int headerCount,
        Duration headerTime,
        int bodySize,
        int bodyRate,
        int formFields,
        int formParts,
        Duration idle,
        int perAddress,
        int connections,
        int requests,
        int threads,
        int streams,
        int frames) {}
