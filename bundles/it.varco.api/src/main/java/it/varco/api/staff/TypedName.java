package it.varco.api.staff;

/**
 * Surname and name of a member of staff as typed. Prints as nothing.
 *
 * <p>Names that are not those one expects behind a codice fiscale point to a typing error in either. Whoever typed them
 * is warned, and may say that both are right (CF-13).
 *
 * @param surname as typed
 * @param name as typed
 * @param confirmed whether whoever typed them says that names and codice fiscale are right although they do not fit
 */
public record TypedName(String surname, String name, boolean confirmed) {

    /** Nothing of the person. */
    @Override
    public String toString() {
        return "TypedName[]";
    }
}
