package it.varco.web;

/** A room that a page needs is not here at this moment; becomes the 503 page (D-42). */
final class RoomAbsentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RoomAbsentException(String room) {
        super("room '" + room + "' is not here");
    }
}
