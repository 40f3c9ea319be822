package it.varco.demo.people;

import it.varco.api.form.Text;
import it.varco.api.page.Page;
import it.varco.api.page.PageAnswer;
import it.varco.api.page.PageRequest;
import it.varco.api.page.PageSet;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * One page, open to all, that lists invented people with their codes, and invented staff with the one-time code of the
 * moment.
 *
 * @source D-09, D-50
 */
@Component(name = "it.varco.demo.people", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = DemoPages.Config.class)
public final class DemoPages implements PageSet {

    private static final Pattern PATH = Pattern.compile("(/[a-z0-9-]+)*");
    private static final Pattern ADDRESS = Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?");

    /** The people of the demonstration; the same lists as those of the providers. */
    @ObjectClassDefinition(localization = "OSGI-INF/l10n/config", name = "%name", description = "%description")
    public @interface Config {
        @AttributeDefinition(name = "%people", description = "%people.help")
        String[] people();

        @AttributeDefinition(name = "%staff", description = "%staff.help")
        String[] staff() default {};

        @AttributeDefinition(name = "%managementAddress", description = "%managementAddress.help")
        String managementAddress() default "http://localhost:8081";

        @AttributeDefinition(name = "%postPage", description = "%postPage.help", required = false)
        String postPage() default "";

        @AttributeDefinition(name = "%identityProvider", description = "%identityProvider.help", required = false)
        String identityProvider() default "";
    }

    private final List<Map<String, Object>> people;
    private final List<InventedStaff> staff;
    private final String managementAddress;
    private final String postPage;
    private final String identityProvider;
    private final List<Page> pages =
            List.of(Page.at("/demo", Text.of("demo.title")).shown(this::shown).build());

    /** @throws IllegalArgumentException if there are no people, a line has another shape or the address is none */
    @Activate
    public DemoPages(Config config) {
        this(
                Arrays.asList(config.people()),
                Arrays.asList(config.staff()),
                config.managementAddress(),
                config.postPage(),
                config.identityProvider());
    }

    DemoPages(
            List<String> people,
            List<String> staff,
            String managementAddress,
            String postPage,
            String identityProvider) {
        if (people.isEmpty()) {
            throw new IllegalArgumentException("people: expected one person at least");
        }
        if (!ADDRESS.matcher(managementAddress).matches()) {
            throw new IllegalArgumentException("managementAddress: expected such as http://localhost:8081");
        }
        this.people = people.stream()
                .map(InventedPerson::parse)
                .map(InventedPerson::row)
                .toList();
        this.staff = staff.stream().map(InventedStaff::parse).toList();
        if (!PATH.matcher(postPage).matches()) {
            throw new IllegalArgumentException(
                    "postPage: expected a path of this site such as /demo/posta, or nothing");
        }
        if (!identityProvider.isEmpty() && !ADDRESS.matcher(identityProvider).matches()) {
            throw new IllegalArgumentException("identityProvider: expected such as http://127.0.0.1:8083, or nothing");
        }
        this.managementAddress = managementAddress;
        this.postPage = postPage;
        this.identityProvider = identityProvider;
    }

    private PageAnswer shown(PageRequest request) {
        List<Map<String, Object>> rows =
                staff.stream().map(one -> one.row(request.visit().at())).toList();
        return new PageAnswer.Show(
                "demo",
                Map.of(
                        "people",
                        people,
                        "hasStaff",
                        !rows.isEmpty(),
                        "staff",
                        rows,
                        "console",
                        managementAddress,
                        "post",
                        postPage.isEmpty() ? false : postPage,
                        "identityProvider",
                        identityProvider.isEmpty() ? false : identityProvider));
    }

    @Override
    public List<Page> pages() {
        return pages;
    }
}
