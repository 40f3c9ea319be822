package it.varco.store.jdbc;

/** A procedure of Derby that ends the process as if it had been killed. */
public final class Halt {

    private Halt() {}

    public static void now() {
        Runtime.getRuntime().halt(9);
    }

    /** Opens the store named by the argument with a change in the middle of which the process ends. */
    public static void main(String[] arguments) throws Exception {
        Backend.DERBY
                .store(Backend.DERBY.empty(arguments[0]), Backend.keys(1), 2)
                .open(MigrationsTest.with("CREATE TABLE half (a INTEGER);\n"
                        + "CREATE PROCEDURE halt() LANGUAGE JAVA PARAMETER STYLE JAVA NO SQL "
                        + "EXTERNAL NAME 'it.varco.store.jdbc.Halt.now';\n"
                        + "CALL halt();\nCREATE TABLE other_half (a INTEGER);\n"));
    }
}
