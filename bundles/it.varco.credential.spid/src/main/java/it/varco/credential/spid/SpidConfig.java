package it.varco.credential.spid;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Who the institute is towards SPID, what it asks about people, where keys and identity providers are. */
@SuppressWarnings("MemberName") // an underscore is a dot in the configuration key
@ObjectClassDefinition(localization = "OSGI-INF/l10n/config", name = "%name", description = "%description")
public @interface SpidConfig {
    @AttributeDefinition(name = "%entityId", description = "%entityId.help")
    String entityId();

    @AttributeDefinition(name = "%organization.name", description = "%organization.name.help")
    String organization_name();

    @AttributeDefinition(name = "%organization.displayName", description = "%organization.displayName.help")
    String organization_displayName();

    @AttributeDefinition(name = "%organization.url", description = "%organization.url.help")
    String organization_url();

    @AttributeDefinition(name = "%organization.name.en", description = "%organization.name.en.help")
    String organization_name_en() default "";

    @AttributeDefinition(name = "%organization.displayName.en", description = "%organization.displayName.en.help")
    String organization_displayName_en() default "";

    @AttributeDefinition(name = "%organization.url.en", description = "%organization.url.en.help")
    String organization_url_en() default "";

    @AttributeDefinition(name = "%organization.locality", description = "%organization.locality.help")
    String organization_locality();

    @AttributeDefinition(name = "%contact.email", description = "%contact.email.help")
    String contact_email();

    @AttributeDefinition(name = "%contact.telephone", description = "%contact.telephone.help")
    String contact_telephone() default "";

    @AttributeDefinition(
            name = "%activity",
            description = "%activity.help",
            options = {
                @Option(label = "%activity.public", value = "public"),
                @Option(label = "%activity.private", value = "private")
            })
    String activity() default "public";

    @AttributeDefinition(name = "%ipaCode", description = "%ipaCode.help")
    String ipaCode() default "";

    @AttributeDefinition(name = "%vatNumber", description = "%vatNumber.help")
    String vatNumber() default "";

    @AttributeDefinition(name = "%fiscalCode", description = "%fiscalCode.help")
    String fiscalCode() default "";

    @AttributeDefinition(name = "%billing.street", description = "%billing.street.help")
    String billing_street() default "";

    @AttributeDefinition(name = "%billing.postcode", description = "%billing.postcode.help")
    String billing_postcode() default "";

    @AttributeDefinition(name = "%billing.provincia", description = "%billing.provincia.help")
    String billing_provincia() default "";

    @AttributeDefinition(name = "%attributes", description = "%attributes.help")
    String[] attributes() default "fiscalNumber name familyName dateOfBirth";

    @AttributeDefinition(name = "%certificate", description = "%certificate.help")
    String certificate() default "${varco.data}/secrets/spid-certificate.pem";

    @AttributeDefinition(name = "%key", description = "%key.help")
    String key() default "${varco.data}/secrets/spid-key.pem";

    @AttributeDefinition(name = "%identityProviders", description = "%identityProviders.help")
    String identityProviders() default "${varco.data}/spid";

    @AttributeDefinition(name = "%switchedOff", description = "%switchedOff.help")
    String[] switchedOff() default {};

    @AttributeDefinition(name = "%federationCertificates", description = "%federationCertificates.help")
    String[] federationCertificates() default {};

    @AttributeDefinition(name = "%skew", description = "%skew.help")
    String skew() default "PT60S";

    @AttributeDefinition(name = "%requireSignedResponse", description = "%requireSignedResponse.help")
    boolean requireSignedResponse() default false;

    @AttributeDefinition(
            name = "%mode",
            description = "%mode.help",
            options = {
                @Option(label = "%mode.production", value = "production"),
                @Option(label = "%mode.development", value = "development")
            })
    String mode() default "production";

    @AttributeDefinition(name = "%loopback", description = "%loopback.help")
    boolean loopback() default false;
}
