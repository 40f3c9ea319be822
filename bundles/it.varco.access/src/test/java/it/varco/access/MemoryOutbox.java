package it.varco.access;

import it.varco.api.identity.CodiceFiscale;
import it.varco.api.notification.Fate;
import it.varco.api.notification.Medium;
import it.varco.api.notification.Message;
import it.varco.api.notification.Notifier;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes messages into the store of the test; has the words of the kind {@code word.used} alone. */
final class MemoryOutbox implements Notifier {

    static final String KIND = "word.used";

    private final MemoryStore store;

    MemoryOutbox(MemoryStore store) {
        this.store = store;
    }

    @Override
    public Set<Medium> carried() {
        return Set.of(Medium.EMAIL, Medium.POSTA);
    }

    @Override
    public List<Fate> fates(String owner, CodiceFiscale person, String pair) {
        return List.of();
    }

    @Override
    public List<String> send(String owner, List<Message> messages, Locale language, Instant at) {
        for (Message message : messages) {
            store.send(owner + " " + message.kind() + " " + language.getLanguage() + " " + at);
            if (!message.kind().equals(KIND)) {
                throw new IllegalArgumentException("message: expected a template");
            }
        }
        return messages.stream().map(message -> "key-of-" + message.kind()).toList();
    }
}
