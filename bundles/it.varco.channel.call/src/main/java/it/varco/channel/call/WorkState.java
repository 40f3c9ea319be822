package it.varco.channel.call;

import it.varco.spi.catalogue.ServiceRequest;
import it.varco.spi.catalogue.ServiceState;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a form was about.
 *
 * @param pratica the dialogue in which it was asked
 * @param kind what was asked
 * @param record the record it was asked about; empty if none
 */
record WorkState(String pratica, Kind kind, String record) {

    private static final Pattern RECORD = Pattern.compile("[A-Za-z0-9/_-]*");

    /** Of what is kept. */
    static final int VERSION = 1;

    enum Kind {
        /** Whether to take the next call. */
        TAKE,
        /** What came of a call. */
        OUTCOME,
        /** What to correct. */
        CORRECT
    }

    static WorkState of(ServiceRequest request, Kind kind, String record) {
        return new WorkState(request.pratica(), kind, record);
    }

    ServiceState encode() {
        return ServiceState.of((pratica + "\n" + kind + "\n" + record).getBytes(StandardCharsets.UTF_8));
    }

    /** Empty unless it was made here, in the same dialogue. */
    static Optional<WorkState> read(ServiceRequest request) {
        byte[] bytes = request.state().bytes();
        String[] parts = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        return Arrays.stream(Kind.values())
                .filter(kind -> parts.length == 3 && kind.name().equals(parts[1]))
                .map(kind -> new WorkState(parts[0], kind, parts[2]))
                .filter(WorkState::isWhole)
                .filter(state -> state.pratica().equals(request.pratica()))
                .filter(state -> Arrays.equals(state.encode().bytes(), bytes))
                .findFirst();
    }

    private boolean isWhole() {
        return kind == Kind.TAKE ? record.isEmpty() : RECORD.matcher(record).matches();
    }
}
