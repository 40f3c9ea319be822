package it.varco.cli;

/** Exit codes of the program; they never change. */
final class Exit {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int UNREACHABLE = 3;
    static final int NOT_FOUND = 4;
    static final int CHANGED = 5;

    private Exit() {}
}
