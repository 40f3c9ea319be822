package it.varco.web.operatore;

import it.varco.api.access.Administered;
import it.varco.api.access.Applications;
import it.varco.api.access.NewApplication;
import it.varco.api.audit.AuditPage;
import it.varco.api.audit.AuditSearch;
import it.varco.api.audit.ChainReport;
import it.varco.api.audit.Outcome;
import it.varco.api.catalogue.Catalogue;
import it.varco.api.catalogue.Handling;
import it.varco.api.catalogue.Receipts;
import it.varco.api.configuration.Configurations;
import it.varco.api.configuration.Difference;
import it.varco.api.document.Documents;
import it.varco.api.form.Sentence;
import it.varco.api.health.Condition;
import it.varco.api.health.Finding;
import it.varco.api.health.Health;
import it.varco.api.health.HealthReport;
import it.varco.api.notification.Medium;
import it.varco.api.notification.MessageTemplates;
import it.varco.api.notification.Outbox;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.plugin.DeliveryState;
import it.varco.api.plugin.Gate;
import it.varco.api.plugin.PluginState;
import it.varco.api.plugin.Plugins;
import it.varco.api.session.Channel;
import it.varco.api.session.Login;
import it.varco.api.session.Logins;
import it.varco.api.session.Sessions;
import it.varco.api.staff.FirstStart;
import it.varco.api.staff.Invitation;
import it.varco.api.staff.Staff;
import it.varco.api.staff.StaffRole;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All rooms as they are on a good day, and the pages that ask them. */
final class House {

    final Scripted<Health> health = Scripted.room(Health.class)
            .on(
                    "ready",
                    new HealthReport(
                            Condition.YELLOW,
                            List.of(
                                    new Finding("clock", Condition.YELLOW, Sentence.of(House.class, "clock", 3)),
                                    Finding.well("store"),
                                    Finding.well("disk"))));
    final Scripted<Plugins> plugins = Scripted.room(Plugins.class)
            .done(
                    "all",
                    List.of(
                            new Samples.Plugin("credential", "local", PluginState.ON, 0),
                            new Samples.Plugin("credential", "pin", PluginState.OFF, 2),
                            new Samples.Plugin("fax", "old one.jar", PluginState.BROKEN, 0)))
            .done("one", new Samples.Plugin("credential", "pin", PluginState.ON, 2))
            .done("history", List.of(new Samples.Switched(PluginState.OFF), new Samples.Switched(PluginState.ON)))
            .done("impact", new Samples.Affected(2, 1, List.of(Channel.WEB, Channel.MANAGEMENT)))
            .on("developmentMode", false)
            .done("turn", new Samples.Plugin("credential", "pin", PluginState.OFF, 3))
            .done("undo", new Samples.Plugin("credential", "pin", PluginState.ON, 4));
    final Scripted<Gate> gate = Scripted.room(Gate.class)
            .done(
                    "deliveries",
                    List.of(new Delivered(DeliveryState.WAITING, true), new Delivered(DeliveryState.UNFIT, false)))
            .done("delivery", new Delivered(DeliveryState.WAITING, true))
            .done("approve", new Delivered(DeliveryState.RUNNING, true))
            .done("deny", new Delivered(DeliveryState.DENIED, true));
    final Scripted<Catalogue> catalogue = Scripted.room(Catalogue.class)
            .on("offered", List.of(new Posted.Card("call.next"), new Posted.Card("call.waiting")))
            .on(
                    "underWay",
                    List.of(
                            new Posted.Begun("abcdefghijklmnopqrstuvwx.one", true),
                            new Posted.Begun("zyxwvutsrqponmlkjihgfedc.two", false)))
            .on("open", new Handling.Over());
    final Scripted<Receipts> receipts = Scripted.room(Receipts.class).on("find", Optional.empty());
    final Scripted<Outbox> outbox = Scripted.room(Outbox.class)
            .done(
                    "lines",
                    List.of(
                            new Posted.Line(Medium.EMAIL, 3, Optional.of(Anna.NOW), 2, Optional.of("email")),
                            new Posted.Line(Medium.POSTA, 0, Optional.empty(), 1, Optional.empty())))
            .done("undelivered", List.of(Posted.ERASED, Posted.REFUSED))
            .done("retry", Posted.REFUSED)
            .done("close", Posted.REFUSED);
    final Scripted<Staff> staff = Scripted.room(Staff.class)
            .done(
                    "all",
                    List.of(
                            new Samples.Held("r1", StaffRole.State.HELD),
                            new Samples.Held("r2", StaffRole.State.PROPOSED)))
            .done(
                    "ended",
                    List.of(
                            new Samples.Held("r5", StaffRole.State.ENDED),
                            new Samples.Held("r6", StaffRole.State.ENDED)))
            .done("name", new Samples.Held("r1", StaffRole.State.HELD))
            .done("grant", new Samples.Held("r3", StaffRole.State.HELD))
            .done("approve", new Samples.Held("r2", StaffRole.State.HELD))
            .done("end", new Samples.Held("r1", StaffRole.State.ENDED))
            .done("invite", new Invitation(Samples.ROSSI, "ABCD-EFGH-JKMN-PQRS", Anna.NOW));
    final Scripted<Sessions> sessions = Scripted.room(Sessions.class)
            .done("openOf", List.of(new Samples.Opened("s1", false), new Samples.Opened("this-one", true)))
            .done("end", new Samples.Opened("s1", false));
    final Scripted<AuditSearch> trail = Scripted.room(AuditSearch.class)
            .done(
                    "search",
                    new AuditPage(
                            List.of(Samples.event(40, Outcome.DONE), Samples.event(41, Outcome.REFUSED)), "cursor-2"))
            .done("verify", new ChainReport(41, 1, 0));
    final Scripted<Configurations> configurations = Scripted.room(Configurations.class)
            .done("all", List.of(Samples.Sheet.pin(), new Samples.Sheet("v0", "key ttl: wrong", List.of())))
            .done("one", Samples.Sheet.pin())
            .done("history", List.of(new Samples.Changed(2), new Samples.Changed(1)))
            .done("compare", List.of(new Difference("block.minutes", List.of("3"), List.of("5"))))
            .on("preview", new Administered.Unknown<>())
            .done("compareVersion", List.of(new Difference("block.minutes", List.of("3"), List.of("9"))))
            .done("change", Samples.Sheet.pin())
            .done("restore", Samples.Sheet.pin());
    final Scripted<Applications> applications = Scripted.room(Applications.class)
            .done("all", List.of(new Samples.Program("p1", true), new Samples.Program("p2", false)))
            .done("create", new NewApplication(new Samples.Program("p3", false), "varco_" + "x".repeat(43)))
            .done("end", new Samples.Program("p1", true));
    final Scripted<Logins> logins = Scripted.room(Logins.class)
            .on("offered", List.of(new Samples.Card("pin")))
            .on("accept", new Login.Blocked(new Samples.Card("local"), Duration.ofMinutes(3)));
    final Scripted<FirstStart> start = Scripted.room(FirstStart.class)
            .on("stage", FirstStart.Stage.OVER)
            .done("begin", new Login.Expired())
            .done("finish", FirstStart.Stage.OVER);

    final Scripted<Documents> documents =
            Scripted.room(Documents.class).on("pdf", Optional.of("%PDF-".getBytes(StandardCharsets.US_ASCII)));
    final Scripted<MessageTemplates> templates = Scripted.room(MessageTemplates.class)
            .done("all", List.of(Worded.right(), Worded.wrong()))
            .done("preview", Worded.preview(Worded.right()));

    List<Page> pages() {
        PublicAddress address = new PublicAddress(configurations, House::addresses);
        return Stream.of(
                        new HousePages(health, plugins, gate, start, configurations).pages(),
                        new PluginPages(plugins, gate, configurations).pages(),
                        new DeliveryPages(gate, plugins).pages(),
                        new StaffPages(staff).pages(),
                        new SessionPages(sessions, plugins, configurations).pages(),
                        new TrailPages(trail).pages(),
                        new ConfigurationPages(configurations).pages(),
                        new TokenPages(applications).pages(),
                        new WordingPages(templates, documents).pages(),
                        new DeskPages(catalogue, receipts, outbox).pages(),
                        new MessagePages(outbox).pages(),
                        new StartPages(start, new Checklist(plugins, logins, configurations, address)).pages(),
                        new ActivationPages(logins).pages())
                .flatMap(List::stream)
                .toList();
    }

    private static Optional<List<String>> addresses(String host) {
        return switch (host) {
            case "slow" -> Optional.empty();
            case "lost" -> Optional.of(List.of());
            default -> Optional.of(List.of("192.0.2.9"));
        };
    }

    Page page(String path) {
        return pages().stream()
                .filter(page -> page.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    PageAnswer show(String path, PageRequest request) {
        return page(path).shown().orElseThrow().apply(request);
    }

    PageAnswer send(String path, PageRequest request) {
        return page(path).sent().orElseThrow().apply(request);
    }
}
