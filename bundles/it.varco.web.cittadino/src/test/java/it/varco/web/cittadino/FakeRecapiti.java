package it.varco.web.cittadino;

import it.varco.api.notification.Medium;
import it.varco.api.notification.Recapiti;
import it.varco.api.notification.RecapitoCard;
import it.varco.api.notification.RecapitoStep;
import it.varco.api.session.Session;
import java.util.ArrayList;
import java.util.List;

/** Contacts whose every answer a test may write. */
final class FakeRecapiti implements Recapiti {

    final List<RecapitoCard> known = new ArrayList<>();
    final List<Medium> open = new ArrayList<>(List.of(Medium.EMAIL, Medium.SMS, Medium.POSTA));
    final List<String> asked = new ArrayList<>();
    RecapitoStep answer = new RecapitoStep.Changed();

    @Override
    public List<RecapitoCard> of(Session session) {
        return List.copyOf(known);
    }

    @Override
    public List<Medium> open() {
        return List.copyOf(open);
    }

    @Override
    public RecapitoStep begin(Session session, Medium medium, String typed) {
        asked.add("begin " + medium + " " + typed);
        return answer;
    }

    @Override
    public RecapitoStep confirm(Session session, Medium medium, String code) {
        asked.add("confirm " + medium + " " + code);
        return answer;
    }

    @Override
    public RecapitoStep remove(Session session, Medium medium) {
        asked.add("remove " + medium);
        return answer;
    }
}
