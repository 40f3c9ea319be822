package it.varco.credential.pin.issue;

import it.varco.spi.catalogue.ServiceState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Where a request stands between two steps: in which pratica, at which page, and what was said until then.
 *
 * @param eligible whether the person was asked if they can still have a PIN, and can
 * @param asked what they typed, once it is right; with the number that the request will have
 */
record RequestState(String pratica, Page page, boolean eligible, Optional<Dossier> asked) {

    /** What was asked last. */
    enum Page {
        ELIGIBILITY,
        DATA,
        SUMMARY
    }

    /** At a page before the last. */
    static RequestState at(Page page, String pratica, boolean eligible) {
        return new RequestState(pratica, page, eligible, Optional.empty());
    }

    ServiceState encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(PinIssue.STATE);
            out.writeUTF(pratica);
            out.writeUTF(page.name());
            out.writeBoolean(eligible);
            out.write(asked.map(WrittenDossier::of).orElseGet(() -> new byte[0]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ServiceState.of(bytes.toByteArray());
    }

    /** Reads what {@link #encode} made in this pratica; empty if the bytes are anything else. */
    static Optional<RequestState> decode(ServiceState state, String pratica) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state.bytes()))) {
            if (in.readUnsignedByte() != PinIssue.STATE || !in.readUTF().equals(pratica)) {
                return Optional.empty();
            }
            Page page = Page.valueOf(in.readUTF());
            boolean eligible = in.readBoolean();
            Optional<Dossier> asked = WrittenDossier.read(in.readAllBytes());
            return asked.isPresent() == (page == Page.SUMMARY)
                    ? Optional.of(new RequestState(pratica, page, eligible, asked))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException garbled) {
            return Optional.empty();
        }
    }
}
