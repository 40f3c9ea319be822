package it.varco.configuration;

import it.varco.configuration.sample.Sample;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Makes bundles with one component that can be configured. */
final class SampleJar {

    static final String ATTRIBUTES = """
            <AD id="word" type="String" default="hello" name="%word" description="%word.help"/>
            <AD id="number" type="Integer" default="1" name="Number" description="How many. [1..100]"/>
            <AD id="idle" type="String" default="PT15M" name="Idle" description="How long. [PT1S..PT2H]"/>
            <AD id="flag" type="Boolean" default="false" name="Flag" description="Whether."/>
            <AD id="tone" type="String" default="quiet" name="Tone" description="Which.">
              <Option label="quiet" value="quiet"/><Option label="loud" value="loud"/>
            </AD>
            <AD id="list" type="String" cardinality="2147483647" default="" name="List" description="Several."/>
            <AD id="path" type="String" default="" name="Path" description="Where."/>
            <AD id="must" type="String" name="Must" description="Always."/>
            <AD id="mode" type="String" default="production" name="Mode" description="How."/>
            <AD id="demoStaff" type="String" cardinality="2147483647" default="" name="Demo" description="Who."/>
            <AD id="tokenFile" type="String" default="run/token" name="Token" description="File."/>
            <AD id="url" type="String" default="jdbc:x" name="Store" description="Store."/>
            <AD id="password" type="Password" required="false" name="Password" description="Secret."/>
            """;

    private SampleJar() {}

    /**
     * A bundle.
     *
     * @param attributes of the component, such as a policy
     * @param service element of the component; empty for a component that offers nothing
     */
    static InputStream of(String name, String pid, String attributes, String service, boolean factory) {
        String component = "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.4.0\" name=\"" + pid
                + "\" init=\"1\" " + attributes + "><property name=\"number\" type=\"Integer\" value=\"1\"/>" + service
                + "<implementation class=\"" + Sample.class.getName() + "\"/></scr:component>";
        String metatype = "<metatype:MetaData xmlns:metatype=\"http://www.osgi.org/xmlns/metatype/v1.3.0\""
                + " localization=\"OSGI-INF/l10n/config\">"
                + "<OCD id=\"" + pid + "\" name=\"%name\" description=\"A sample.\">"
                + ATTRIBUTES
                + "</OCD><Designate " + (factory ? "factoryPid" : "pid") + "=\"" + pid + "\"><Object ocdref=\""
                + pid + "\"/></Designate></metatype:MetaData>";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            jar.putNextEntry(new JarEntry("META-INF/MANIFEST.MF"));
            manifest(name).write(jar);
            put(jar, "OSGI-INF/component.xml", component);
            put(jar, "OSGI-INF/metatype/sample.xml", metatype);
            put(jar, "OSGI-INF/l10n/config.properties", "name=Prova: modalità\nword=Parola\nword.help=Perché no?\n");
            put(jar, "OSGI-INF/l10n/config_en.properties", "name=Sample\nword=Word\nword.help=Why not?\n");
            String type = Sample.class.getName().replace('.', '/') + ".class";
            jar.putNextEntry(new JarEntry(type));
            try (InputStream in = Sample.class.getClassLoader().getResourceAsStream(type)) {
                in.transferTo(jar);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static Manifest manifest(String name) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", name);
        manifest.getMainAttributes().putValue("Bundle-Version", "1.0.0");
        manifest.getMainAttributes().putValue("Service-Component", "OSGI-INF/component.xml");
        return manifest;
    }

    private static void put(JarOutputStream jar, String name, String text) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
