package it.varco.api.access;

/**
 * A token at the only moment it is known. Prints without it.
 *
 * @param application who holds it
 * @param token 49 characters: {@code varco_} and 256 random bits in base64url
 */
public record NewApplication(Application application, String token) {

    /** Never the token. */
    @Override
    public String toString() {
        return "NewApplication[" + application.id() + "]";
    }
}
