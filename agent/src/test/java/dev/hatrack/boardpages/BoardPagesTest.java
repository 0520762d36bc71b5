package dev.hatrack.boardpages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatrack.app.CatalogueBoards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The pages for people about boards and tasks say what the code says: their pictures and tables
/// are made from it, and the programs in them are files that other tests run. `-Dpages.fix`
/// rewrites what a program makes.
class BoardPagesTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Path BOARDS = DOCS.resolve("boards");
  private static final boolean FIX = System.getProperty("pages.fix") != null;
  private static final String REMEDY =
      "run `mvn test -pl agent -am -Dtest=BoardPagesTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dpages.fix`, and look at what has changed";

  @Test
  void everyBoard_hasAPage() {
    assertThat(BoardFacts.all())
        .hasSizeGreaterThan(3)
        .allSatisfy(board -> assertThat(page(board)).exists());
  }

  @Test
  void pictures_areWhatTheProgramDraws() throws IOException {
    for (BoardFacts board : BoardFacts.all()) {
      compare(BOARDS.resolve(board.slug() + ".svg"), new BoardPicture(board.model()).draw());
      compare(BOARDS.resolve(board.slug() + "-pins.svg"), new PinPicture(board).draw());
    }
  }

  @Test
  void tables_areWhatTheCodeSays() throws IOException {
    for (BoardFacts board : BoardFacts.all()) {
      PageTables tables = new PageTables(board);
      String text = Files.readString(page(board));
      assertThat(text).contains("<!-- made: facts -->", "made: pins", "made: neighbours");
      compare(page(board), MadeParts.anew(text, tables::named));
    }
  }

  @Test
  void programs_areThoseThatAreTested() throws IOException {
    for (String name : List.of("writing-a-task.md", "adding-a-board.md")) {
      String text = Files.readString(DOCS.resolve(name));
      assertThat(text).contains("<!-- made: ");
      compare(DOCS.resolve(name), MadeParts.anew(text, Excerpt::of));
    }
  }

  @Test
  void configurations_areAccepted() throws IOException {
    for (BoardFacts board : BoardFacts.all()) {
      List<String> configurations = PageText.configurations(Files.readString(page(board)));
      assertThat(configurations).hasSizeGreaterThan(1);
      for (String yaml : configurations) {
        assertThat(CatalogueBoards.named(yaml)).as(yaml).containsExactly(board.slug());
      }
    }
  }

  @Test
  void links_leadSomewhere() throws IOException {
    try (Stream<Path> pages = Files.list(BOARDS)) {
      for (Path page : pages.filter(file -> file.toString().endsWith(".md")).toList()) {
        assertThat(PageText.links(Files.readString(page)))
            .as(page.toString())
            .isNotEmpty()
            .allSatisfy(link -> assertThat(BOARDS.resolve(link)).exists());
      }
    }
  }

  private static Path page(BoardFacts board) {
    return BOARDS.resolve(board.slug() + ".md");
  }

  private static void compare(Path file, String made) throws IOException {
    if (FIX) {
      Files.writeString(file, made);
      return;
    }
    assertThat(file).as(REMEDY).exists();
    assertThat(Files.readString(file)).as("%s: %s", file, REMEDY).isEqualTo(made);
  }
}
