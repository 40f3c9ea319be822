package it.varco.spi.archive;

/** An archive cannot be read now. Its message holds no personal data. */
public final class ArchiveException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Where there is nothing that could be read.
     *
     * @param message for the log
     */
    public ArchiveException(String message) {
        super(message);
    }

    /**
     * With what is known of the cause.
     *
     * @param message for the log
     */
    public ArchiveException(String message, Throwable cause) {
        super(message, cause);
    }
}
