package it.varco.channel.call;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;

/**
 * An outcome that an officer gave and may still correct, or that is to be told. Prints nothing but its key.
 *
 * @param task the call as it was in hand
 * @param waits name of the record of the next try, where there is one; otherwise the call is over
 */
record Given(Task task, Outcome outcome, String officer, Instant at, String waits) {

    boolean isEnd() {
        return waits.isEmpty();
    }

    void write(DataOutputStream out) throws IOException {
        task.write(out);
        out.writeUTF(outcome.name());
        out.writeUTF(officer);
        out.writeLong(at.toEpochMilli());
        out.writeUTF(waits);
    }

    static Given read(DataInputStream in) throws IOException {
        return new Given(
                Task.read(in),
                Outcome.valueOf(in.readUTF()),
                in.readUTF(),
                Instant.ofEpochMilli(in.readLong()),
                in.readUTF());
    }

    @Override
    public String toString() {
        return "Given[" + task.key() + ", " + outcome + "]";
    }
}
