package it.varco.federation;

import javax.xml.namespace.QName;

/**
 * Names of SAML 2.0 that messages and metadata share.
 *
 * @source OASIS SAML 2.0 Core, Bindings, Metadata (2005)
 */
public final class Saml {

    /** Namespace of requests and responses. */
    public static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";

    /** Namespace of assertions. */
    public static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";

    /** Namespace of metadata. */
    public static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";

    /** Namespace of XML signatures. */
    public static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";

    /** The version every message carries. */
    public static final String VERSION = "2.0";

    /** Binding by a form that the browser posts. */
    public static final String HTTP_POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";

    /** Binding by an address that the browser is sent to. */
    public static final String HTTP_REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";

    /** Format of the name of an entity. */
    public static final String ENTITY = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";

    /** Format of a name that is another one each time. */
    public static final String TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";

    /** Status of a response that went well. */
    public static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";

    private Saml() {}

    /** A name in the namespace of requests and responses. */
    public static QName protocol(String name) {
        return new QName(PROTOCOL, name, "samlp");
    }

    /** A name in the namespace of assertions. */
    public static QName assertion(String name) {
        return new QName(ASSERTION, name, "saml");
    }

    /** A name in the namespace of metadata. */
    public static QName metadata(String name) {
        return new QName(METADATA, name, "md");
    }

    /** A name in the namespace of signatures. */
    public static QName signature(String name) {
        return new QName(SIGNATURE, name, "ds");
    }
}
