package dev.hatrack;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// Where things may live, and which way dependencies point: docs/architecture.md.
class ArchitectureTest {
  private static final JavaClasses AGENT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/plugin/wire/")) // generated
          .importPackages("dev.hatrack");

  @Test
  void theClasses_areReallyThere() {
    assertThat(AGENT.size()).isGreaterThan(80);
  }

  @Test
  void dependencies_pointOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("hat")
        .definedBy("dev.hatrack.hat..")
        .layer("bus")
        .definedBy("dev.hatrack.bus")
        .layer("bus.recording")
        .definedBy("dev.hatrack.bus.recording..")
        .layer("bus.linux")
        .definedBy("dev.hatrack.bus.linux..")
        .layer("bus.simulated")
        .definedBy("dev.hatrack.bus.simulated..")
        .layer("driver")
        .definedBy("dev.hatrack.driver..")
        .layer("board")
        .definedBy("dev.hatrack.board..")
        .layer("surface")
        .definedBy("dev.hatrack.surface..")
        .layer("sensing")
        .definedBy("dev.hatrack.sensing..")
        .layer("access")
        .definedBy("dev.hatrack.access..")
        .layer("tls")
        .definedBy("dev.hatrack.tls..")
        .layer("client")
        .definedBy("dev.hatrack.client..")
        .layer("api")
        .definedBy("dev.hatrack.api..")
        .layer("consul")
        .definedBy("dev.hatrack.consul..")
        .layer("nomad")
        .definedBy("dev.hatrack.nomad..")
        .layer("plugin")
        .definedBy("dev.hatrack.plugin..")
        .layer("doctor")
        .definedBy("dev.hatrack.doctor..")
        .layer("training")
        .definedBy("dev.hatrack.training..")
        .layer("task")
        .definedBy("dev.hatrack.task..")
        .layer("systemd")
        .definedBy("dev.hatrack.systemd..")
        .layer("app")
        .definedBy("dev.hatrack.app..")
        .whereLayer("hat")
        .mayNotAccessAnyLayer()
        .whereLayer("bus")
        .mayNotAccessAnyLayer()
        .whereLayer("bus.recording")
        .mayOnlyAccessLayers("bus")
        .whereLayer("bus.linux")
        .mayOnlyAccessLayers("bus")
        .whereLayer("bus.simulated")
        .mayOnlyAccessLayers("bus")
        .whereLayer("driver")
        .mayOnlyAccessLayers("bus", "hat")
        .whereLayer("board")
        .mayOnlyAccessLayers("driver", "bus", "bus.simulated", "hat")
        .whereLayer("surface")
        .mayOnlyAccessLayers("board", "bus", "hat")
        .whereLayer("sensing")
        .mayOnlyAccessLayers("board", "bus", "hat")
        .whereLayer("access")
        .mayOnlyAccessLayers("hat")
        .whereLayer("tls")
        .mayNotAccessAnyLayer()
        .whereLayer("client")
        .mayOnlyAccessLayers("tls")
        .whereLayer("api")
        .mayOnlyAccessLayers("tls", "access", "surface", "sensing", "board", "hat")
        .whereLayer("consul")
        .mayOnlyAccessLayers("client", "board", "hat")
        .whereLayer("nomad")
        .mayOnlyAccessLayers("client", "access", "surface", "board", "hat")
        .whereLayer("plugin")
        .mayOnlyAccessLayers("task", "access", "surface", "sensing", "board", "hat")
        .whereLayer("doctor")
        .mayOnlyAccessLayers("board", "bus", "hat")
        .whereLayer("training")
        .mayOnlyAccessLayers("plugin")
        .whereLayer("task")
        .mayNotAccessAnyLayer()
        .whereLayer("systemd")
        .mayNotAccessAnyLayer()
        .whereLayer("app")
        .mayNotBeAccessedByAnyLayer()
        .ensureAllClassesAreContainedInArchitecture()
        .check(AGENT);
  }

  @Test
  void theModel_needsOnlyJava() {
    classes()
        .that()
        .resideInAPackage("dev.hatrack.hat..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("dev.hatrack.hat..", "java..", "org.jspecify..")
        .check(AGENT);
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching("dev.hatrack.(**)").should().beFreeOfCycles().check(AGENT);
  }

  /// docs/decisions/0007-pictures.md
  @Test
  void theDesktop_isNotNeeded() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.awt..", "javax.imageio..")
        .check(AGENT);
  }

  @Test
  void drivers_doNotKnowEachOther() {
    slices()
        .matching("dev.hatrack.driver.(*)..")
        .should()
        .notDependOnEachOther()
        .allowEmptyShould(true)
        .check(AGENT);
  }

  @Test
  void pi4j_isTouchedInOnePackageOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.hatrack.bus.linux..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.pi4j..")
        .check(AGENT);
  }

  @Test
  void eachLibrary_staysInItsPackage() {
    noClasses()
        .that(resideOutsideOfPackages("dev.hatrack.api..", "dev.hatrack.app.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage("io.javalin..", "io.prometheus.."))
        .check(AGENT);
    noClasses()
        .that(resideOutsideOfPackages("dev.hatrack.consul.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.kiwiproject.."))
        .check(AGENT);
    noClasses()
        .that(resideOutsideOfPackages("dev.hatrack.access.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.jose4j.."))
        .check(AGENT);
    noClasses()
        .that(resideOutsideOfPackages("dev.hatrack.app.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage("picocli.."))
        .check(AGENT);
  }

  @Test
  void reflection_isNotOurs() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAnyPackage("java.lang.reflect.."))
        .check(AGENT);
  }

  @Test
  void standardStreams_areTheCommandLines() {
    noClasses()
        .that(resideOutsideOfPackages("dev.hatrack.app..", "dev.hatrack.task.."))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(AGENT);
  }

  @Test
  void names_sayWhatAThingIs() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .check(AGENT);
  }

  @Test
  void fields_areNotMutableStatics() {
    com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields()
        .that()
        .areStatic()
        .and()
        .areNotFinal()
        .should()
        .haveModifier(JavaModifier.STATIC)
        .allowEmptyShould(true)
        .check(AGENT);
  }

  @Test
  void everyPackage_isNullMarked() {
    assertThat(AGENT.getPackage("dev.hatrack").getSubpackagesInTree())
        .filteredOn(found -> !found.getClasses().isEmpty())
        .filteredOn(found -> !found.getName().startsWith("dev.hatrack.plugin.wire")) // generated
        .allMatch(ArchitectureTest::nullMarked);
  }

  private static boolean nullMarked(JavaPackage found) {
    return found.tryGetPackageInfo().isPresent() && found.isAnnotatedWith(NullMarked.class);
  }
}
