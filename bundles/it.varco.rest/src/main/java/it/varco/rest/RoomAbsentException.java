package it.varco.rest;

/** A room that a call needs is not here at this moment; becomes {@link Kind#UNAVAILABLE} (D-42). */
final class RoomAbsentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RoomAbsentException(String room) {
        super("room '" + room + "' is not here");
    }
}
