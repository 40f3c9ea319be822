package it.varco.web;

import it.varco.api.access.Operation;
import it.varco.api.form.Text;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.page.PageSet;
import it.varco.api.session.Role;
import java.util.List;

/** Pages of officers, as a bundle of the gateway contributes them beside those of administrators. */
final class DeskPages implements PageSet {

    static final String DESK = "/contact-center";
    static final String CALL = "/contact-center/chiamata";
    static final String STEP = "/contact-center/passo";
    static final String BOTH = "/messaggi";

    private final List<Page> pages = List.of(
            Page.at(DESK, Text.of("guest.title"))
                    .operation(of("desk.view", Role.OPERATORE_CONTACT_CENTER))
                    .shown(DeskPages::show)
                    .build(),
            Page.at(CALL, Text.of("guest.title"))
                    .operation(of("desk.call", Role.OPERATORE_CONTACT_CENTER))
                    .parent(DESK)
                    .shown(DeskPages::show)
                    .build(),
            Page.at(STEP, Text.of("guest.title"))
                    .operation(of("desk.step", Role.OPERATORE_CONTACT_CENTER))
                    .parent(DESK)
                    .shown(DeskPages::show)
                    .step()
                    .build(),
            Page.at(BOTH, Text.of("guest.title"))
                    .operation(of("both.view", Role.OPERATORE_CONTACT_CENTER, Role.AMMINISTRATORE))
                    .shown(DeskPages::show)
                    .build());

    private static Operation of(String name, Role... roles) {
        Operation.Builder operation = Operation.named(name).unrecorded();
        for (Role role : roles) {
            operation.role(role);
        }
        return operation.build();
    }

    @Override
    public List<Page> pages() {
        return pages;
    }

    private static PageAnswer show(PageRequest request) {
        return new PageAnswer.Show("guest", ConsolePages.model());
    }
}
