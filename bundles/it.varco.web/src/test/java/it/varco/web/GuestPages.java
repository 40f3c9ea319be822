package it.varco.web;

import it.varco.api.access.Operation;
import it.varco.api.form.Text;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.page.PageSet;
import it.varco.api.session.Role;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Pages of another bundle: {@code /prova} for whoever is signed in, {@code /aperta} for all. */
final class GuestPages implements PageSet {

    final List<String> sent = new CopyOnWriteArrayList<>();
    volatile String value = "";
    volatile Function<PageRequest, PageAnswer> shown = this::show;

    private final List<Page> pages = List.of(
            Page.at("/prova", Text.of("guest.title"))
                    .operation(Operation.named("guest.try").role(Role.CITTADINO).build())
                    .shown(request -> shown.apply(request))
                    .sent(this::take)
                    .build(),
            Page.at("/prova/sotto", Text.of("guest.title"))
                    .operation(
                            Operation.named("guest.below").role(Role.CITTADINO).build())
                    .parent("/prova")
                    .shown(this::show)
                    .build(),
            Page.at("/aperta", Text.of("guest.title"))
                    .shown(this::show)
                    .sent(this::take)
                    .build());

    @Override
    public List<Page> pages() {
        return pages;
    }

    PageAnswer show(PageRequest request) {
        return new PageAnswer.Show(
                "guest",
                Map.of(
                        "value",
                        request.parameter("value").orElse(value),
                        "text",
                        Text.of("guest.text", value),
                        "when",
                        RunningSite.NOW,
                        "by",
                        "pin"));
    }

    private PageAnswer take(PageRequest request) {
        sent.add(request.parameter("value").orElse("nothing"));
        return new PageAnswer.SeeOther("/prova?fatto=si");
    }
}
