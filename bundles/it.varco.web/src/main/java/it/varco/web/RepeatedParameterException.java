package it.varco.web;

/** A parameter that has one value was sent several times; becomes the 400 page (SEC-41). */
final class RepeatedParameterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RepeatedParameterException() {
        super("a parameter was sent more than once");
    }
}
